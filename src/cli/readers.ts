import type { Reader, Source } from "../index.js";

/** The readers that the sources need beyond those of Consul's own formats. What they parse with is loaded only then. */
export async function readersFor(sources: readonly Source[]): Promise<readonly Reader[]> {
  return sources.some(mayBeManifest) ? [(await import("../kubernetes.js")).kubernetesReader] : [];
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
