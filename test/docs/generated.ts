import { codes } from "../../src/base/codes.js";
import { commandHelp, overview } from "../../src/cli/help.js";
import { commands } from "../../src/cli/run.js";
import { policyJsonSchema } from "../../src/policy.js";
import { schemaFiles } from "../../src/schema/files.js";

/** docs/diagnostics.md, made from the table of codes. */
export function diagnosticsPage(): string {
  const rows = Object.entries(codes).map(
    ([code, { severity, explanation, example }]) =>
      `## \`${code}\`\n\n${severity}. ${explanation}\n\n\`\`\`text\n${example}\n\`\`\`\n`,
  );
  return `# Diagnostics

Made from the table in \`src/base/codes/\`; do not edit. A code is part of the API: it is never renamed and never reused.

${rows.join("\n")}`;
}

/** docs/cli.md, made from the commands' own descriptions. */
export async function commandLinePage(): Promise<string> {
  const sections = await Promise.all(
    commands.map(
      async ({ name, load }) => `## meshplan ${name}\n\n\`\`\`text\n${commandHelp(name, await load())}\`\`\`\n`,
    ),
  );
  return `# Command line

Made from the descriptions in \`src/cli/commands/\`; do not edit.

\`\`\`text
${overview(commands)}\`\`\`

${sections.join("\n")}`;
}

/** docs/schema/policy.schema.json, made from the model of policies. */
export function policySchemaFile(): string {
  return `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
}

/** docs/schema/*.schema.json, made from the tables of the model. */
export function schemaPages(): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    Object.entries(schemaFiles()).map(([name, schema]) => [
      `docs/schema/${name}`,
      () => `${JSON.stringify(schema, null, 1)}\n`,
    ]),
  );
}
