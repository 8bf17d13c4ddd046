/** Where a mode comes from, in words: `service-defaults/api`, or the upstream's own levels. */
export interface ModeSource {
  readonly mode: string;
  /** Document that says it; undefined where the upstream's effective mode does. */
  readonly document: string | undefined;
}

/** Why a hop goes the way it does, in words for people. */
export const reasons = {
  external: () => "The service has an external server name, so its instances are dialled directly and no mode counts.",
  home: (home: string) => `The target is in the proxy's own datacenter ${home}, where no gateway is used in any mode.`,
  elsewhere: (datacenter: string, source: ModeSource) =>
    `The target is in ${datacenter}, and ${directMode(source)}; so its instances are dialled directly.`,
  localGateway: (datacenter: string, home: string, source: ModeSource) =>
    `The target is in ${datacenter}, and ${named(source)} sends such traffic out through the gateways of ${home}.`,
  remoteGateway: (datacenter: string, source: ModeSource) =>
    `The target is in ${datacenter}, and ${named(source)} sends such traffic to the gateways there.`,
  forwarded: (datacenter: string) =>
    `The server name ends in ${datacenter}, so the gateway passes the connection on to a gateway of ${datacenter}.`,
  arrived: () => "The gateway passes the connection on to an instance of the service in the server name.",
  peerLocal: (peer: string, home: string) =>
    `The service is at the peer ${peer}, and mode local of the upstream sends such traffic out through the gateways of ${home}.`,
  peerGateway: (peer: string, mode: string) =>
    mode === "remote"
      ? `The service is at the peer ${peer}, and mode remote of the upstream sends such traffic to the gateways there.`
      : `The service is at the peer ${peer}, whose gateways are the only way in; ${mode === "" ? "no mode" : `mode ${mode}`} acts like remote.`,
  peerForwarded: (peer: string) =>
    `The server name is one that the peer ${peer} exports, so the gateway passes the connection on to a gateway of the peer.`,
  query: () => "The endpoints are those that the prepared query finds; gateways play no part, and no mode counts.",
} as const;

function named({ mode, document }: ModeSource): string {
  return `mode ${mode} of ${document ?? "the upstream"}`;
}

function directMode(source: ModeSource): string {
  if (source.mode === "") return "no mode is set";
  if (source.mode === "none") return `${named(source)} uses no gateway`;
  return `${named(source)} is none that Consul knows, which acts like none`;
}
