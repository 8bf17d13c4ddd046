import type { Diagnostic, Reader, Source } from "../index.js";

/** Readers, and what is wrong with the values of variables that they are given. */
export interface NeededReaders {
  readonly readers: readonly Reader[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The readers that the sources need beyond those of Consul's own formats. What they parse with is loaded only then. A variable
 * is known if any of the sources declares it: those of a peer are read by themselves, with the same values.
 */
export async function readersFor(
  sources: readonly Source[],
  variables: Readonly<Record<string, string>>,
): Promise<NeededReaders> {
  const readers: Reader[] = [];
  const diagnostics: Diagnostic[] = [];
  if (sources.some(mayBeHcl2)) {
    const { createHcl2Reader, unknownVariables } = await import("../hcl2.js");
    readers.push(createHcl2Reader({ variables, areVariablesChecked: true }));
    if (Object.keys(variables).length > 0) diagnostics.push(...unknownVariables(sources, variables));
  }
  if (sources.some(mayBeManifest)) readers.push((await import("../kubernetes.js")).kubernetesReader);
  return { readers, diagnostics };
}

/** True for Terraform files and Nomad jobs by their names, and for what may be a job by its content. */
function mayBeHcl2({ file, text }: Source): boolean {
  if (isHcl2(file) || /\.(?:tf|nomad)\.json$/.test(file) || file.endsWith(".nomad.hcl")) return true;
  return typeof text === "string" && (/^job[ \t]+"/m.test(text) || text.includes('"TaskGroups"'));
}

/** Terraform files and Nomad jobs whose names end in nothing that Consul reads. */
export function isHcl2(name: string): boolean {
  return name.endsWith(".tf") || name.endsWith(".nomad");
}

/** True for YAML, and for JSON that may hold Kubernetes resources; the reader looks closer. */
function mayBeManifest({ file, syntax, text }: Source): boolean {
  if (syntax === "yaml" || isYaml(file)) return true;
  return typeof text === "string" && text.trimStart().startsWith("{") && text.includes('"apiVersion"');
}

/** Tells YAML by the end of the name. */
export function isYaml(name: string): boolean {
  return name.endsWith(".yaml") || name.endsWith(".yml");
}

/**
 * What comes without the name of a file, with the language that its content tells. JSON begins with a brace or bracket, which
 * no HCL file can. Terraform is known by its names only, so it gets one.
 */
export function recognized(file: string, text: string | Uint8Array): Source {
  const shown = typeof text === "string" ? text : Buffer.from(text).toString("latin1");
  const isJson = /^\s*[{[]/.test(shown);
  if (isJson && /"resource"\s*:\s*[{[]\s*[{]?\s*"consul_/.test(shown)) return { file: `${file}.tf.json`, text };
  if (isJson) return { file, text, syntax: "json" };
  if (looksLikeTerraform(shown)) return { file: `${file}.tf`, text };
  return { file, text, syntax: looksLikeYaml(shown) ? "yaml" : "hcl" };
}

/** Blocks that no file of Consul's has. Nomad jobs are known by their content already. */
function looksLikeTerraform(text: string): boolean {
  return /^(?:(?:resource|data) +"[^"\n]*" +"[^"\n]*" *\{|(?:variable|module|provider) +"[^"\n]*" *\{|(?:terraform|locals) *\{)/m.test(
    text,
  );
}

/** The first words of a manifest. */
function looksLikeYaml(text: string): boolean {
  return /^(?:---(?:\s|$)|(?:apiVersion|kind):)/m.test(text);
}
