/** The HCL 1 parser of Go, compiled to JavaScript. It has no types of its own. */
declare module "hcl-parser" {
  const hclParser: { parse(text: string): [value: unknown, error: unknown] };
  export = hclParser;
}
