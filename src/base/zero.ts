/**
 * True for what Go takes for no value, which is as good as absent: empty text, 0, false, null, an empty list or an empty
 * object. Takes the value of a located node too.
 */
export function isZero(value: unknown): boolean {
  if (value === "" || value === 0 || value === false || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
