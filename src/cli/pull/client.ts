import { type Diagnostic, diagnostic } from "../../index.js";

/** What a request came to: an answer, or the fault because of which there is none. */
export type Answer =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: Diagnostic; readonly denied: boolean };

/** Asks Consul's HTTP API, and only ever reads. */
export interface Client {
  /** `needs` is the permission to tell of where Consul does not say which one is missing. */
  get(path: string, query: Readonly<Record<string, string>>, needs: string): Promise<Answer>;
}

export interface ClientOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly address: URL;
  readonly token: string | undefined;
  readonly timeoutMilliseconds: number;
  /** Ends all requests. */
  readonly interrupted: AbortSignal;
}

const quoted = 200;

/** A client for one address. No message of it holds the token. */
export function createClient({ fetch, address, token, timeoutMilliseconds, interrupted }: ClientOptions): Client {
  return {
    async get(path, query, needs) {
      const url = new URL(`${address.pathname.replace(/\/+$/, "")}${path}`, address);
      url.search = new URLSearchParams(query).toString();
      const what = `GET ${url.pathname}${url.search}`;
      const timeout = AbortSignal.timeout(timeoutMilliseconds);
      let response: Response;
      let body: string;
      try {
        response = await fetch(url, {
          headers: { accept: "application/json", ...(token === undefined ? {} : { "X-Consul-Token": token }) },
          // Nobody but the address that was given gets the token.
          redirect: "error",
          signal: AbortSignal.any([timeout, interrupted]),
        });
        body = await response.text();
      } catch (error) {
        if (interrupted.aborted) return { fault: interruptedFault(), denied: false };
        const reason = timeout.aborted ? `no answer within ${timeoutMilliseconds / 1000} s` : reasonOf(error);
        return { fault: failed(what, reason), denied: false };
      }
      if (response.status === 403) return { fault: denied(what, missingPermission(body) ?? needs), denied: true };
      if (!response.ok) return { fault: failed(what, statusOf(response, hide(body, token))), denied: false };
      if (response.headers.get("X-Consul-Results-Filtered-By-ACLs") === "true") {
        return { fault: filtered(what, needs), denied: true };
      }
      try {
        return { value: JSON.parse(body) };
      } catch {
        return { fault: failed(what, "the answer is not whole, or no JSON"), denied: false };
      }
    },
  };
}

/** The address that was given, or why it cannot be used. */
export function addressOf(text: string): URL | Diagnostic {
  const full = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(full)) return badAddress("It is no URL.");
  const url = new URL(full);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return badAddress(`\`${url.protocol}\` is neither http nor https.`);
  }
  if (url.username !== "" || url.password !== "") return badAddress("It holds a user name or a password.");
  return url;
}

export function interruptedFault(): Diagnostic {
  return diagnostic("live/pull-interrupted", "The pull was interrupted; nothing was saved.");
}

/** An answer of another form than Consul's. */
export function unexpectedAnswer(path: string, expected: string): Diagnostic {
  return failed(`GET ${path}`, `expected ${expected}; is this Consul's HTTP API?`);
}

function badAddress(message: string): Diagnostic {
  return diagnostic("live/pull-address", `The address cannot be used: ${message}`, {
    hint: "Give --http-addr http://HOST:PORT or https://HOST:PORT, and the token in CONSUL_HTTP_TOKEN.",
  });
}

function failed(what: string, reason: string): Diagnostic {
  return diagnostic("live/pull-failed", `${what} failed: ${reason}.`);
}

function denied(what: string, permission: string): Diagnostic {
  return diagnostic("live/pull-denied", `${what} was denied: the token lacks ${permission}.`, {
    hint: "Set CONSUL_HTTP_TOKEN to a token that has it.",
  });
}

function filtered(what: string, permission: string): Diagnostic {
  return diagnostic("live/pull-denied", `${what} was answered in part only: the token lacks ${permission}.`, {
    hint: "Set CONSUL_HTTP_TOKEN to a token that has it for all names.",
  });
}

/** Consul names the permission, and mostly what it is needed for. */
function missingPermission(body: string): string | undefined {
  const found = /lacks permission '([^']{1,100})'(?: on "([^"]{1,200})")?/.exec(body);
  if (found === null) return /ACL not found/i.test(body) ? "validity: Consul does not know it" : undefined;
  return printable(found[2] === undefined ? (found[1] ?? "") : `${found[1]} on "${found[2]}"`);
}

function statusOf(response: Response, body: string): string {
  const said = printable(body.split("\n")[0] ?? "").slice(0, quoted);
  return `status ${response.status}${said === "" ? "" : `: ${said.replace(/\.$/, "")}`}`;
}

/** `fetch failed` tells nothing; what caused it does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const told = cause instanceof Error && cause.message !== "" ? cause.message : error.message;
  return printable(told).replace(/\.$/, "");
}

/** Without what would move the cursor or change the colours of a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").trim();
}

function hide(text: string, token: string | undefined): string {
  return token === undefined || token === "" ? text : text.replaceAll(token, "<token>");
}
