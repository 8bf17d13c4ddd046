import type { Reader, Source } from "../index.js";

/** The readers that the sources need beyond those of Consul's own formats. What they parse with is loaded only then. */
export async function readersFor(
  sources: readonly Source[],
  variables: Readonly<Record<string, string>>,
): Promise<readonly Reader[]> {
  const readers: Reader[] = [];
  if (sources.some(mayBeHcl2)) readers.push((await import("../hcl2.js")).createHcl2Reader({ variables }));
  if (sources.some(mayBeManifest)) readers.push((await import("../kubernetes.js")).kubernetesReader);
  return readers;
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

/** The first words of a manifest that comes without a name. */
export function looksLikeYaml(text: string): boolean {
  return /^(?:---(?:\s|$)|(?:apiVersion|kind):)/m.test(text);
}
