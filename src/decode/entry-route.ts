/**
 * The way on which an entry reaches a server: written by the `config write` command (`cli`), sent to the HTTP API as it
 * stands (`http`), or embedded in a server's agent file (`bootstrap`).
 */
export type EntryRoute = "cli" | "http" | "bootstrap";
