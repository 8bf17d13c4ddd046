/**
 * First words that Consul writes in capitals throughout: `sni` is `SNI`, `tlsMinVersion` is `TLSMinVersion`. Every other
 * field only gets a capital first letter.
 */
const initialisms: ReadonlySet<string> = new Set([
  "acl",
  "ca",
  "dns",
  "grpc",
  "h2ping",
  "http",
  "id",
  "json",
  "jwks",
  "jwt",
  "kv",
  "os",
  "sds",
  "sni",
  "tcp",
  "tls",
  "ttl",
  "udp",
  "uri",
  "url",
]);

/** Consul's name of a field in its HTTP API: `meshGateway` → `MeshGateway`, `tlsMinVersion` → `TLSMinVersion`. */
export function consulNameOf(name: string): string {
  const firstWord = /^[a-z][a-z0-9]*/.exec(name)?.[0] ?? "";
  const head = initialisms.has(firstWord) ? firstWord.toUpperCase() : name.charAt(0).toUpperCase() + firstWord.slice(1);
  return head + name.slice(firstWord.length);
}

/**
 * The snake_case form of Consul's name: a `_` before each capital that follows a small letter or digit, and before the
 * last capital of a run that begins a word. `ExternalSNI` → `external_sni`, `TLSMinVersion` → `tls_min_version`.
 */
export function snakeCaseOf(consulName: string): string {
  let snake = "";
  for (let index = 0; index < consulName.length; index += 1) {
    const character = consulName.charAt(index);
    const startsWord =
      isCapital(character) &&
      index > 0 &&
      (!isCapital(consulName.charAt(index - 1)) || isSmall(consulName.charAt(index + 1)));
    snake += startsWord ? `_${character.toLowerCase()}` : character.toLowerCase();
  }
  return snake;
}

function isCapital(character: string): boolean {
  return character >= "A" && character <= "Z";
}

function isSmall(character: string): boolean {
  return character >= "a" && character <= "z";
}
