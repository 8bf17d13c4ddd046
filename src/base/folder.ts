/** `dc1/agents` of `dc1/agents/web.hcl`; empty for a file that stands in no folder. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"), 0));
}
