/** What the comments of src/model say about objects and their fields. Made from them by `npm run docs:tables`; do not edit. */
export const descriptions: Readonly<
  Record<string, { readonly about: string; readonly fields: Readonly<Record<string, string>> }>
> = {
  ACL: {
    about: "The block `acl`.",
    fields: {
      tokens: "The block `acl.tokens`. None of the tokens is kept.",
      enabled: "False: anybody may do anything.",
      defaultPolicy: "`allow` or `deny`; also decides about connections that no intention covers.",
    },
  },
  APIGatewayConfigEntry: {
    about: "A gateway that routes (http-route, tcp-route) attach to.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      listeners: "A port that the gateway listens on, for some host name.",
      status: "What controllers found out about an entry. A user's write may carry it; the server never stores that.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
    },
  },
  APIGatewayJWTClaimVerification: {
    about: "A claim that a token must hold.",
    fields: {
      path: "Steps to the claim inside the token.",
      value: "The value that the claim must have.",
    },
  },
  APIGatewayJWTProvider: {
    about: "A provider that a token must come from.",
    fields: {
      name: "Name of a jwt-provider entry.",
      verifyClaims: "A claim that a token must hold.",
    },
  },
  APIGatewayJWTRequirement: {
    about: "The tokens that a request must carry.",
    fields: {
      providers: "A provider that a token must come from.",
    },
  },
  APIGatewayListener: {
    about: "A port that the gateway listens on, for some host name.",
    fields: {
      name: "Unique in the gateway.",
      hostname: "Empty means any.",
      port: "Port that the gateway listens on.",
      protocol: "`http` or `tcp`; Consul lowers its case.",
      tls: "TLS of a listener of an API gateway.",
      override: "Wins over what a route says.",
      default: "Holds where a route says nothing.",
    },
  },
  APIGatewayPolicy: {
    about: "What a listener asks of requests.",
    fields: {
      jwt: "Enterprise; the Community Edition lets only an empty one pass.",
    },
  },
  APIGatewayTLSConfiguration: {
    about: "TLS of a listener of an API gateway.",
    fields: {
      certificates:
        "The certificates that the listener shows: entries of kind inline-certificate or file-system-certificate.",
      maxVersion: "As `TLSMaxVersion` elsewhere.",
      minVersion: "As `TLSMinVersion` elsewhere.",
      cipherSuites: "Cipher suites to choose from, for versions below 1.3.",
    },
  },
  AccessLogsConfig: {
    about: "Where proxies write their access logs.",
    fields: {
      enabled: "True if there are access logs at all.",
      disableListenerLogs: "Leave out connections that no upstream matches.",
      type: "Empty (stdout), `file`, `stderr`, `stdout`.",
      path: "The file, with `type` `file`.",
      jsonFormat: "A line's form as JSON text.",
      textFormat: "A line's form as text.",
    },
  },
  AgentService: {
    about:
      "One instance of a service, as an agent holds it before central configuration is merged in: with its ID, its weights and, instead of a nested sidecar, a registration of the sidecar's own.",
    fields: {
      kind: "`connect-proxy` or a kind of gateway, such as `mesh-gateway`; absent for a typical service.",
      id: "Tells the instances of one agent apart; the name if not given.",
      name: "The service's name; Consul calls it `Service` here.",
      tags: "Words by which instances are told apart in queries.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      port: "0 where the agent is to choose it.",
      address: "Address of the instance; the node's if absent.",
      socketPath: "Unix socket of the instance, instead of address and port.",
      taggedAddresses: "Other addresses of the instance by their names, such as `wan`, `lan_ipv4` or `virtual`.",
      weights: "Shares of the traffic that an instance gets.",
      enableTagOverride: "True if others may change the tags in the catalogue.",
      proxy: "What a proxy or gateway is told.",
      connect: "What of `connect` is left once the sidecar is a registration of its own.",
      locality: "Where the instance runs.",
    },
  },
  BoundAPIGatewayConfigEntry: {
    about: "What a controller makes of an API gateway and its routes. Nobody else may write one.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      listeners: "A listener of the gateway with all that is attached to it.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      services: "The routes that lead to each service.",
    },
  },
  BoundAPIGatewayListener: {
    about: "A listener of the gateway with all that is attached to it.",
    fields: {
      name: "Name of the listener.",
      routes: "Names another config entry: the gateway of a route, the certificate of a listener.",
      certificates: "Names another config entry: the gateway of a route, the certificate of a listener.",
    },
  },
  CheckType: {
    about: "A health check as a service, or an agent for its node, defines it. Durations are text in Go's form.",
    fields: {
      checkID: "Tells the checks of a node apart; made of the service's ID if absent.",
      name: "Name for people.",
      status: "What the check says until it first ran: `passing`, `warning` or `critical`, the last if absent.",
      notes: "Words for people.",
      serviceID:
        "For checks of an agent: the service that the check is about. Inside a service it is read and dropped.",
      token:
        "The ACL token to register the check with; never part of a registration, and no key of the registration API.",
      scriptArgs: "Command and arguments of a script check.",
      http: "URL to ask; any answer of 2xx is good.",
      header: "Headers of the HTTP request.",
      method: "Method of the HTTP request; GET if absent.",
      body: "Body of the HTTP request.",
      disableRedirects: "True if a redirect is an answer like any other and not followed.",
      outputMaxSize: "Bytes of output that are kept; 4096 if absent or 0.",
      tcp: "Address and port to connect to.",
      tcpUseTLS: "True if the TCP connection is over TLS.",
      udp: "Address and port to send a datagram to.",
      interval: "Time between two runs of a check that asks something.",
      dockerContainerID: "The container in which the command of a script check runs.",
      shell: "Shell for the command that runs in a container.",
      grpc: "Address, port and perhaps service name of a gRPC health endpoint.",
      grpcUseTLS: "True if the gRPC connection is over TLS.",
      tlsServerName: "Server name to ask for over TLS.",
      tlsSkipVerify: "True if the certificate of the other side is not verified.",
      aliasNode: "The node whose health this check repeats.",
      aliasService: "The service whose health this check repeats.",
      timeout: "Time after which a run counts as failed.",
      ttl: "Time within which somebody has to report the health, for a check that asks nothing.",
      h2ping: "Address and port to ping over HTTP/2.",
      h2pingUseTLS: "True unless given, where `h2ping` is given.",
      osService: "Name of the operating system's service to look at.",
      successBeforePassing: "Good runs in a row before the check passes.",
      failuresBeforeWarning: "Bad runs in a row before the check warns; as many as for critical if absent.",
      failuresBeforeCritical: "Bad runs in a row before the check is critical.",
      deregisterCriticalServiceAfter: "Time of being critical after which the service is taken out of the catalogue.",
    },
  },
  Condition: {
    about: "One thing that a controller found out about an entry.",
    fields: {
      type: "What it is about: `Accepted`, `Bound`, …",
      status: "`True`, `False` or `Unknown`.",
      reason: "One word for why.",
      message: "Words for people.",
      resource: "The entry that the condition is about.",
      lastTransitionTime: "RFC 3339.",
    },
  },
  Connect: {
    about: "",
    fields: {
      enabled: "False: no mesh on this agent.",
      enableMeshGatewayWANFederation: "Servers of different datacenters talk through mesh gateways.",
    },
  },
  ConnectProxyConfig: {
    about: "What a proxy or gateway is told.",
    fields: {
      destinationServiceName: "The service that the proxy fronts.",
      destinationServiceID: "The instance that the proxy fronts.",
      localServiceAddress: "Address at which the proxy reaches its own service; 127.0.0.1 if absent.",
      localServicePort: "Port at which the proxy reaches its own service.",
      localServiceSocketPath: "Unix socket at which the proxy reaches its own service, instead of a port.",
      mode: "`direct` or `transparent`.",
      transparentProxy: "Settings of transparent proxying.",
      config: "Free-form settings of the proxy; a gateway's own options stand here.",
      upstreams: "A service that a proxy lets its own service call, as the registration defines it.",
      meshGateway: "Level 4 of the effective mode. On a gateway it has no effect.",
      expose: "Which paths a proxy serves without mutual TLS.",
      accessLogs: "Where proxies write their access logs.",
      envoyExtensions: "An extension of the Envoy configuration that Consul makes.",
      mutualTLSMode: "Never in a registration: what central configuration decided.",
    },
  },
  CookieConfig: {
    about: "The cookie that a hash is made of.",
    fields: {
      session: "True for a cookie without an end; excludes `ttl`.",
      ttl: "Lifetime as a duration in Go's form (`8760h0m0s`).",
      path: "The path that the cookie is for.",
    },
  },
  DestinationConfig: {
    about: "Addresses outside the mesh that stand for the service.",
    fields: {
      addresses: "IP addresses or host names.",
      port: "The port at all of them.",
    },
  },
  EnvoyExtension: {
    about: "An extension of the Envoy configuration that Consul makes.",
    fields: {
      name: "`builtin/lua`, `builtin/aws/lambda`, …",
      required: "True if a failure of the extension makes the proxy's configuration fail.",
      arguments: "Free-form configuration: keys and values as written.",
      consulVersion: "Version constraint on Consul.",
      envoyVersion: "Version constraint on Envoy.",
    },
  },
  ExportedService: {
    about: "A service and those it is exported to.",
    fields: {
      name: "The service; `*` means all.",
      namespace: "Enterprise; the Community Edition empties it.",
      consumers: "Who may use an exported service: a peer, or (Enterprise) a partition or sameness group.",
    },
  },
  ExportedServicesConfigEntry: {
    about: "The services that other clusters may use. There is one, named `default`.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      services: "A service and those it is exported to.",
    },
  },
  ExposeConfig: {
    about: "Which paths a proxy serves without mutual TLS.",
    fields: {
      checks: "Expose the paths of all HTTP and gRPC checks.",
      paths: "A path that is served without mutual TLS.",
      port: "Agents accept the key and drop its value.",
    },
  },
  ExposePath: {
    about: "A path that is served without mutual TLS.",
    fields: {
      listenerPort: "Port of the extra listener.",
      path: "The path, with a slash before it.",
      localPathPort: "Port of the service that gets the requests.",
      protocol: "`http` or `http2`.",
      parsedFromCheck: "True where Consul derived the path from a check.",
    },
  },
  FileSystemCertificateConfigEntry: {
    about: "A certificate and its key, in files beside the gateway.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      certificate: "Path of the file.",
      privateKey: "Path of the file.",
    },
  },
  GatewayServiceTLSConfig: {
    about: "TLS of one service behind an ingress gateway.",
    fields: {
      sds: "Where a gateway gets a certificate from, by Envoy's secret discovery service.",
    },
  },
  GatewayTLSConfig: {
    about: "TLS of an ingress gateway or of one of its listeners.",
    fields: {
      enabled: "True if listeners speak TLS with certificates of Consul's own authority.",
      sds: "Where a gateway gets a certificate from, by Envoy's secret discovery service.",
      tlsMinVersion: "Empty, `TLS_AUTO`, `TLSv1_0`, `TLSv1_1`, `TLSv1_2` or `TLSv1_3`.",
      tlsMaxVersion: "As the minimum, and not below it.",
      cipherSuites: "Suites for TLS 1.2 and below, in order of preference.",
    },
  },
  GatewayTLSSDSConfig: {
    about: "Where a gateway gets a certificate from, by Envoy's secret discovery service.",
    fields: {
      clusterName: "The Envoy cluster that serves secrets.",
      certResource: "Name of the secret.",
    },
  },
  HTTPFilters: {
    about: "What is done to requests.",
    fields: {
      headers: "Changes to the headers of requests or responses.",
      urlRewrite: "Replaces the path that matched.",
      retryFilter: "When a request is tried again.",
      timeoutFilter: "How long a request may take.",
      jwt: "Enterprise; the Community Edition lets only an empty one pass.",
    },
  },
  HTTPHeaderFilter: {
    about: "Changes to the headers of requests or responses.",
    fields: {
      add: "Headers added beside those of the same name, by name.",
      set: "Headers that replace those of the same name, by name.",
      remove: "Names of headers taken away.",
    },
  },
  HTTPHeaderMatch: {
    about: "A condition on one header.",
    fields: {
      match: "`exact`, `prefix`, `present`, `regex` or `suffix`.",
      name: "Name of the header.",
      value: "What its value is compared with.",
    },
  },
  HTTPHeaderModifiers: {
    about: "Changes to the headers of requests or responses.",
    fields: {
      add: "Headers added beside those of the same name, by name.",
      set: "Headers that replace those of the same name, by name.",
      remove: "Names of headers taken away.",
    },
  },
  HTTPMatch: {
    about: "Conditions on a request; all must hold.",
    fields: {
      headers: "A condition on one header.",
      method: "Empty means any; Consul raises its case.",
      path: "Without a form of match, Consul puts prefix `/` in its place.",
      query: "A condition on one query parameter.",
    },
  },
  HTTPPathMatch: {
    about: "A condition on the path.",
    fields: {
      match: "`exact`, `prefix` or `regex`.",
      value: "What the path is compared with.",
    },
  },
  HTTPQueryMatch: {
    about: "A condition on one query parameter.",
    fields: {
      match: "`exact`, `present` or `regex`.",
      name: "Name of the query parameter.",
      value: "What its value is compared with.",
    },
  },
  HTTPResponseFilters: {
    about: "What is done to responses.",
    fields: {
      headers: "Changes to the headers of requests or responses.",
    },
  },
  HTTPRouteConfigEntry: {
    about: "Leads requests at an API gateway to services.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      status: "What controllers found out about an entry. A user's write may carry it; the server never stores that.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      parents: "The gateways that the route belongs to.",
      rules: "Requests that match any of the conditions go to the services.",
      hostnames: "Absent means any.",
    },
  },
  HTTPRouteRule: {
    about: "Requests that match any of the conditions go to the services.",
    fields: {
      filters: "What is done to requests.",
      responseFilters: "What is done to responses.",
      matches: "Conditions on a request; all must hold.",
      services: "A service that gets a share of the requests.",
    },
  },
  HTTPService: {
    about: "A service that gets a share of the requests.",
    fields: {
      name: "Name of the service.",
      weight: "Share; zero and below become 1.",
      filters: "What is done to requests.",
      responseFilters: "What is done to responses.",
      partition: "Enterprise.",
      namespace: "Enterprise.",
    },
  },
  HashPolicy: {
    about: "One thing that the hash of a request is made of.",
    fields: {
      field: "Empty, `header`, `cookie` or `query_parameter`.",
      fieldValue: "Name of the header, cookie or parameter.",
      cookieConfig: "With `field` `cookie` only.",
      sourceIP: "Hash the caller's address; excludes `field`.",
      terminal: "Stop at this policy if it gave a hash.",
    },
  },
  HealthCheck: {
    about: "What a health check last said, as the catalogue holds it.",
    fields: {
      checkID: "Tells the checks of a node apart.",
      name: "Name for people.",
      status: "`passing`, `warning`, `critical`, or `maintenance`.",
      serviceID:
        "The service that it is about; absent for a check of the whole node, which counts for all services on it.",
    },
  },
  IngressGatewayConfigEntry: {
    about: "A gateway that lets traffic from outside into the mesh.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      listeners: "A port that the gateway listens on.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      tls: "TLS of an ingress gateway or of one of its listeners.",
      defaults: "What holds for all services of the gateway.",
    },
  },
  IngressListener: {
    about: "A port that the gateway listens on.",
    fields: {
      port: "Port that the gateway listens on.",
      protocol: "`tcp` (the default), `http`, `http2` or `grpc`; Consul lowers its case.",
      services: "Exactly one with `tcp`.",
      tls: "TLS of an ingress gateway or of one of its listeners.",
    },
  },
  IngressService: {
    about: "A service that a listener leads to.",
    fields: {
      name: "`*` means all services of the listener's protocol; not with tcp.",
      hosts: "Host names that lead to the service; absent means `NAME.ingress.*`.",
      namespace: "Enterprise.",
      partition: "Enterprise.",
      tls: "TLS of one service behind an ingress gateway.",
      requestHeaders: "Changes to the headers of requests or responses.",
      responseHeaders: "Changes to the headers of requests or responses.",
      maxConnections: "Zero means absent.",
      maxPendingRequests: "Zero means absent.",
      maxConcurrentRequests: "Zero means absent.",
      passiveHealthCheck: "When an instance that fails is left out for a while.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
    },
  },
  IngressServiceConfig: {
    about: "What holds for all services of the gateway.",
    fields: {
      maxConnections: "Connections to one service at once.",
      maxPendingRequests: "Requests waiting for a connection to one service.",
      maxConcurrentRequests: "Requests to one service under way at once, for HTTP/2.",
      passiveHealthCheck: "When an instance that fails is left out for a while.",
    },
  },
  InlineCertificateConfigEntry: {
    about: "A certificate and its key, written into the entry.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      certificate: "PEM.",
      privateKey: "PEM.",
    },
  },
  InstanceLevelRateLimits: {
    about: "Enterprise: limits of requests to each instance.",
    fields: {
      requestsPerSecond: "Requests in a second, on average.",
      requestsMaxBurst: "Requests at once beyond the average.",
      routes: "Enterprise: limits of requests to one path.",
    },
  },
  InstanceLevelRouteRateLimits: {
    about: "Enterprise: limits of requests to one path.",
    fields: {
      pathExact: "The limit is for this path.",
      pathPrefix: "The limit is for paths that begin so.",
      pathRegex: "The limit is for paths that match this expression.",
      requestsPerSecond: "Requests in a second, on average.",
      requestsMaxBurst: "Requests at once beyond the average.",
    },
  },
  IntentionHTTPHeaderPermission: {
    about: "A condition on one header; exactly one of the forms is set.",
    fields: {
      name: "Name of the header.",
      present: "True if the header must be there, whatever it holds.",
      exact: "The value is this.",
      prefix: "The value begins so.",
      suffix: "The value ends so.",
      contains: "The value holds this.",
      regex: "The value matches this expression.",
      invert: "Match where the condition does not hold.",
      ignoreCase: "Ignore the case of the value; not with `present` or `regex`.",
    },
  },
  IntentionHTTPPermission: {
    about: "Conditions on a request; all must hold.",
    fields: {
      pathExact: "The path is this.",
      pathPrefix: "The path begins so.",
      pathRegex: "The path matches this expression.",
      header: "A condition on one header; exactly one of the forms is set.",
      methods: "Consul raises their case.",
    },
  },
  IntentionJWTClaimVerification: {
    about: "A claim that a token must hold.",
    fields: {
      path: "Steps to the claim inside the token.",
      value: "The value that the claim must have.",
    },
  },
  IntentionJWTProvider: {
    about: "A provider that a token must come from.",
    fields: {
      name: "Name of a jwt-provider entry.",
      verifyClaims: "A claim that a token must hold.",
    },
  },
  IntentionJWTRequirement: {
    about: "The tokens that a request must carry.",
    fields: {
      providers: "A provider that a token must come from.",
    },
  },
  IntentionPermission: {
    about: "Allows or denies some requests of a source.",
    fields: {
      action: "`allow` or `deny`.",
      http: "Conditions on a request; all must hold.",
      jwt: "The tokens that a request must carry.",
    },
  },
  JSONWebKeySet: {
    about: "The keys that tokens are checked with; exactly one of the forms is set.",
    fields: {
      local: "Keys that stand in the entry or in a file.",
      remote: "Keys that proxies fetch.",
    },
  },
  JWKSCluster: {
    about: "How Envoy finds the server of the keys.",
    fields: {
      discoveryType: "Empty, `STRICT_DNS`, `STATIC`, `LOGICAL_DNS`, `EDS` or `ORIGINAL_DST`.",
      tlsCertificates: "How the server of the keys is trusted; exactly one of the forms is set.",
      connectTimeout: "Duration in Go's form.",
    },
  },
  JWKSRetryPolicy: {
    about: "How fetching keys is tried again.",
    fields: {
      numRetries: "How often the key set is asked for again.",
      retryPolicyBackOff: "Time between two tries to fetch keys.",
    },
  },
  JWKSTLSCertProviderInstance: {
    about: "A certificate authority that Envoy gets by a name.",
    fields: {
      instanceName: "Envoy's name for the provider of certificates.",
      certificateName: "Which of its certificates; `ROOTCA` for the authority's.",
    },
  },
  JWKSTLSCertTrustedCA: {
    about: "A certificate authority; exactly one of the forms is set.",
    fields: {
      filename: "A file at the proxy.",
      environmentVariable: "A variable of the proxy's environment.",
      inlineString: "The certificates as PEM text.",
      inlineBytes: "Base64 of the bytes that the server ends up with.",
    },
  },
  JWKSTLSCertificate: {
    about: "How the server of the keys is trusted; exactly one of the forms is set.",
    fields: {
      caCertificateProviderInstance: "A certificate authority that Envoy gets by a name.",
      trustedCA: "A certificate authority; exactly one of the forms is set.",
    },
  },
  JWTCacheConfig: {
    about: "The store of checked tokens.",
    fields: {
      size: "Tokens to remember.",
    },
  },
  JWTFilter: {
    about: "The tokens that a request must carry.",
    fields: {
      providers: "A provider that a token must come from.",
    },
  },
  JWTForwardingConfig: {
    about: "How a checked token is passed on to the service.",
    fields: {
      headerName: "The header in which the service gets the token's payload.",
      padForwardPayloadHeader: "True if the payload's base64 is padded.",
    },
  },
  JWTLocation: {
    about: "Where in a request the token is looked for; exactly one of the forms is set.",
    fields: {
      header: "A header that holds the token.",
      queryParam: "A query parameter that holds the token.",
      cookie: "A cookie that holds the token.",
    },
  },
  JWTLocationCookie: {
    about: "A cookie that holds the token.",
    fields: {
      name: "Name of the cookie.",
    },
  },
  JWTLocationHeader: {
    about: "A header that holds the token.",
    fields: {
      name: "Name of the header.",
      valuePrefix: "What stands before the token, such as `Bearer `.",
      forward: "True if the header is passed on.",
    },
  },
  JWTLocationQueryParam: {
    about: "A query parameter that holds the token.",
    fields: {
      name: "Name of the query parameter.",
    },
  },
  JWTProviderConfigEntry: {
    about: "Somebody who issues tokens, and how those are checked.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      jsonWebKeySet: "The keys that tokens are checked with; exactly one of the forms is set.",
      issuer: "Who must have issued the tokens.",
      audiences: "For whom the tokens may be; one of them is enough.",
      locations: "Where in a request the token is looked for; exactly one of the forms is set.",
      forwarding: "How a checked token is passed on to the service.",
      clockSkewSeconds: "Zero becomes 30.",
      cacheConfig: "The store of checked tokens.",
    },
  },
  LeastRequestConfig: {
    about: "Settings of the policy `least_request`.",
    fields: {
      choiceCount: "Number of instances, picked at random, of which the least busy one is taken.",
    },
  },
  LinkedService: {
    about: "A service outside the mesh that the gateway leads to.",
    fields: {
      disableAutoHostRewrite: "True if the host header is sent on as it came.",
      namespace: "Enterprise.",
      name: "`*` means all services.",
      caFile: "File of the certificate authority that the service's certificate is checked with.",
      certFile: "File of the gateway's own certificate.",
      keyFile: "File of the gateway's own key.",
      sni: "Server name that the gateway asks for.",
    },
  },
  LoadBalancer: {
    about: "How a proxy picks among the instances of a service.",
    fields: {
      policy: "Empty, `random`, `round_robin`, `least_request`, `ring_hash` or `maglev`.",
      ringHashConfig: "With `ring_hash` only.",
      leastRequestConfig: "With `least_request` only.",
      hashPolicies: "With `ring_hash` and `maglev` only.",
    },
  },
  LocalJWKS: {
    about: "Keys that stand in the entry or in a file.",
    fields: {
      jwks: "The key set, in base64.",
      filename: "A file beside each proxy.",
    },
  },
  Locality: {
    about: "Where a service, a node or a peer's cluster runs.",
    fields: {
      region: "The region, such as `us-west-1`.",
      zone: "The zone within the region.",
    },
  },
  MeshConfigEntry: {
    about: "Settings of the whole mesh. There is one; it has no name, not even the key.",
    fields: {
      transparentProxy: "Transparent proxying in the whole mesh.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      peering: "Peering in the whole mesh.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      tls: "TLS between proxies.",
      allowEnablingPermissiveMutualTLS: "True if services may be set to `permissive` mutual TLS.",
      validateClusters: "True if Envoy refuses routes to clusters that it does not know.",
      http: "HTTP in the whole mesh.",
    },
  },
  MeshDirectionalHTTPConfig: {
    about: "HTTP of incoming connections.",
    fields: {
      requestNormalization: "How a request's path and headers are tidied before intentions are matched.",
    },
  },
  MeshDirectionalTLSConfig: {
    about: "The versions and cipher suites of TLS that are negotiated.",
    fields: {
      tlsMinVersion: "Empty, `TLS_AUTO`, `TLSv1_0`, `TLSv1_1`, `TLSv1_2` or `TLSv1_3`.",
      tlsMaxVersion: "As the minimum, and not below it.",
      cipherSuites: "Suites for TLS 1.2 and below, in order of preference.",
    },
  },
  MeshGatewayConfig: {
    about: "The block `mesh_gateway`, wherever it stands.",
    fields: {
      mode: "`none`, `local`, `remote`; empty means no opinion, like an absent block.",
    },
  },
  MeshHTTPConfig: {
    about: "HTTP in the whole mesh.",
    fields: {
      sanitizeXForwardedClientCert: "True if proxies drop the header `x-forwarded-client-cert` that others send.",
      incoming: "HTTP of incoming connections.",
    },
  },
  MeshTLSConfig: {
    about: "TLS between proxies.",
    fields: {
      incoming: "The versions and cipher suites of TLS that are negotiated.",
      outgoing: "The versions and cipher suites of TLS that are negotiated.",
    },
  },
  Node: {
    about: "The machine, real or made up, on which a service is registered.",
    fields: {
      name: "Name of the node.",
      address: "Where the node is reached; the services on it that have no address of their own are reached there.",
      taggedAddresses: "Further addresses by tag; of these only `wan` counts for routes.",
      meta: "Pairs of text that Consul keeps with the node.",
    },
  },
  PassiveHealthCheck: {
    about: "When an instance that fails is left out for a while.",
    fields: {
      interval: "Time between two looks at an instance, as a duration in Go's form (`10s`).",
      maxFailures: "Failures in a row that count as broken.",
      enforcingConsecutive5xx: "Chance, in percent, that a broken instance is really left out.",
      maxEjectionPercent: "Share of the instances, in percent, that may be left out at once.",
      baseEjectionTime: "Time for which an instance is left out at first, as a duration in Go's form.",
    },
  },
  Peering: {
    about: "",
    fields: {
      enabled: "False: no peering can be made.",
    },
  },
  PeeringMeshConfig: {
    about: "Peering in the whole mesh.",
    fields: {
      peerThroughMeshGateways: "True if the control plane's own peering traffic goes through mesh gateways.",
    },
  },
  Ports: {
    about: "The block `ports`: listeners of the agent, and ranges for listeners of proxies.",
    fields: {
      dns: "Port for DNS.",
      http: "Port of the HTTP API.",
      https: "Port of the HTTP API over TLS.",
      serfLAN: "Port for gossip within the datacenter.",
      serfWAN: "Port for gossip between datacenters.",
      server: "Port at which servers are called by other agents.",
      proxyMinPort: "First port for proxies that the agent once started itself.",
      proxyMaxPort: "Last port for proxies that the agent once started itself, inclusive.",
      exposeMinPort: "First port for paths of checks that proxies expose.",
      exposeMaxPort: "Last port for paths of checks that proxies expose, inclusive.",
      grpc: "Where proxies get their configuration; -1 is off.",
      grpcTLS: "The same over TLS; -1 is off.",
      sidecarMinPort: "First port for sidecars without one of their own; -1 is off.",
      sidecarMaxPort: "Last port for sidecars, inclusive; -1 is off.",
    },
  },
  PreparedQuery: {
    about: "A query stored in one datacenter, which an upstream of type `prepared_query` names.",
    fields: {
      id: "The query's ID, given by the servers.",
      name: "Name by which upstreams call the query.",
      service: "Which instances a prepared query finds.",
    },
  },
  ProxyDefaults: {
    about: "Defaults of all proxies and services. There is one, named `global`.",
    fields: {
      expose: "Which paths a proxy serves without mutual TLS.",
      mode: "`direct` or `transparent`.",
      transparentProxy: "Settings of transparent proxying.",
      config: "Free-form; `protocol` in it is the default protocol of all services.",
      meshGateway: "The block `mesh_gateway`, wherever it stands.",
      accessLogs: "Where proxies write their access logs.",
      envoyExtensions: "An extension of the Envoy configuration that Consul makes.",
      mutualTLSMode: "`strict` or `permissive`.",
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      failoverPolicy: "How failover picks among its targets.",
      prioritizeByLocality: "Enterprise.",
      protocol: "Computed by the server from `config`; a PUT may carry it.",
    },
  },
  QueryFailoverOptions: {
    about: "Where a prepared query looks when its own datacenter has no fitting instance.",
    fields: {
      targets: "Datacenters and peers, tried in this order; excludes the two others.",
      nearestN: "Number of nearest datacenters to try first; which these are, files do not tell.",
      datacenters: "Tried in this order.",
    },
  },
  QueryFailoverTarget: {
    about: "One place to fail over to.",
    fields: {
      peer: "The peer to fail over to.",
      datacenter: "The datacenter to fail over to.",
    },
  },
  RateLimitIPConfigEntry: {
    about:
      "Enterprise: limits of requests to the servers. The `config write` command knows the kind, the Community servers do not.",
    fields: {
      mode: "`permissive`, `enforcing` or `disabled`.",
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      acl: "Requests a second.",
      peering: "Requests a second.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      readRate: "Reading requests in a second.",
      writeRate: "Writing requests in a second.",
      catalog: "Requests a second.",
      configEntry: "Requests a second.",
      connectCA: "Requests a second.",
      coordinate: "Requests a second.",
      discoveryChain: "Requests a second.",
      serverDiscovery: "Requests a second.",
      health: "Requests a second.",
      intention: "Requests a second.",
      kv: "Requests a second.",
      tenancy: "Requests a second.",
      preparedQuery: "Requests a second.",
      session: "Requests a second.",
      txn: "Requests a second.",
      autoConfig: "Requests a second.",
      federationState: "Requests a second.",
      internal: "Requests a second.",
      peerStream: "Requests a second.",
      dataPlane: "Requests a second.",
      dns: "Requests a second.",
      subscribe: "Requests a second.",
      resource: "Requests a second.",
    },
  },
  RateLimits: {
    about: "Enterprise: limits of requests.",
    fields: {
      instanceLevel: "Enterprise: limits of requests to each instance.",
    },
  },
  ReadWriteRatesConfig: {
    about: "Requests a second.",
    fields: {
      readRate: "Reading requests in a second.",
      writeRate: "Writing requests in a second.",
    },
  },
  RemoteJWKS: {
    about: "Keys that proxies fetch.",
    fields: {
      uri: "Where the key set is.",
      requestTimeoutMs: "Milliseconds.",
      cacheDuration: "Duration in Go's form.",
      fetchAsynchronously: "True if listeners start before the key set is there.",
      retryPolicy: "How fetching keys is tried again.",
      jwksCluster: "How Envoy finds the server of the keys.",
    },
  },
  RequestNormalizationMeshConfig: {
    about: "How a request's path and headers are tidied before intentions are matched.",
    fields: {
      insecureDisablePathNormalization:
        "True if paths are left as they are written, which lets permissions be tricked.",
      mergeSlashes: "True if several slashes in a row count as one.",
      pathWithEscapedSlashesAction:
        "Empty, `IMPLEMENTATION_SPECIFIC_DEFAULT`, `KEEP_UNCHANGED`, `REJECT_REQUEST`, `UNESCAPE_AND_REDIRECT` or `UNESCAPE_AND_FORWARD`.",
      headersWithUnderscoresAction: "Empty, `ALLOW`, `REJECT_REQUEST` or `DROP_HEADER`.",
    },
  },
  ResourceReference: {
    about: "Names another config entry: the gateway of a route, the certificate of a listener.",
    fields: {
      kind: "Kind of the entry that is named.",
      name: "Name of the entry.",
      sectionName: "The listener of the gateway; empty means all.",
      partition: "Enterprise.",
      namespace: "Enterprise.",
    },
  },
  RetryFilter: {
    about: "When a request is tried again.",
    fields: {
      numRetries: "How often a request is tried again.",
      retryOn: "Envoy's names for the reasons to try again.",
      retryOnStatusCodes: "Status codes on which to try again.",
      retryOnConnectFailure: "True if a failed connection is a reason to try again.",
    },
  },
  RetryPolicyBackOff: {
    about: "Time between two tries to fetch keys.",
    fields: {
      baseInterval: "Duration in Go's form.",
      maxInterval: "Duration in Go's form; 0 or not below the base.",
    },
  },
  RingHashConfig: {
    about: "Settings of the policy `ring_hash`.",
    fields: {
      minimumRingSize: "Least number of places on the ring.",
      maximumRingSize: "Greatest number of places on the ring.",
    },
  },
  SamenessGroup: {
    about: "Enterprise: partitions and peers in which a service of one name is the same service.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      defaultForFailover: "True if services without a resolver fail over to the members.",
      includeLocal: "True if the own partition counts as the first member.",
      members: "One of the places where a group's services are the same.",
    },
  },
  SamenessGroupMember: {
    about: "One of the places where a group's services are the same.",
    fields: {
      partition: "A partition of the own cluster.",
      peer: "A peer.",
    },
  },
  ServiceAddress: {
    about: "An address by which a service or node is also reached, such as `wan`.",
    fields: {
      address: "An IP address or host name.",
      port: "The port at that address.",
    },
  },
  ServiceConfigEntry: {
    about: "Defaults of one service: of its own proxies, and of what it calls.",
    fields: {
      expose: "Which paths a proxy serves without mutual TLS.",
      mode: "`direct` or `transparent`.",
      transparentProxy: "Settings of transparent proxying.",
      meshGateway: "The block `mesh_gateway`, wherever it stands.",
      envoyExtensions: "An extension of the Envoy configuration that Consul makes.",
      mutualTLSMode: "`strict` or `permissive`.",
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      protocol: "`tcp`, `http`, `http2` or `grpc`; Consul lowers its case.",
      externalSNI: "Server name that others use to reach the service outside the mesh; such targets pass no gateway.",
      upstreamConfig: "`UpstreamConfig` of service-defaults.",
      destination: "Addresses outside the mesh that stand for the service.",
      maxInboundConnections: "Connections that each proxy of the service takes at once.",
      localConnectTimeoutMs: "Milliseconds.",
      localRequestTimeoutMs: "Milliseconds.",
      balanceInboundConnections: "Empty or `exact_balance`.",
      rateLimits: "Enterprise.",
    },
  },
  ServiceConnect: {
    about: "What of `connect` is left once the sidecar is a registration of its own.",
    fields: {
      native: "True if the service speaks mutual TLS itself and needs no proxy.",
      peerMeta: "Set by Consul for services imported from a peer; the API lets it in.",
      sidecarService: "Becomes a registration of its own.",
    },
  },
  ServiceConsumer: {
    about: "Who may use an exported service: a peer, or (Enterprise) a partition or sameness group.",
    fields: {
      partition: "Enterprise; the Community Edition accepts all but `*`.",
      peer: "The peer that may call the service.",
      samenessGroup: "Enterprise; refused by the Community Edition.",
    },
  },
  ServiceDefinition: {
    about:
      "The definition of a service as an agent file or the body of a registration request holds it: nothing filled in, the sidecar inside its service, checks and token beside the rest.",
    fields: {
      id: "Tells the instances of one agent apart; the name if absent.",
      name: "Name of the service.",
      token: "ACL token to register with; never part of the registration.",
      check: "A health check as a service, or an agent for its node, defines it. Durations are text in Go's form.",
      checks: "A health check as a service, or an agent for its node, defines it. Durations are text in Go's form.",
      proxy: "The block `proxy` as it may be written.",
      connect: "The block `connect` as it may be written.",
      kind: "`connect-proxy` or a kind of gateway, such as `mesh-gateway`; absent for a typical service.",
      tags: "Words by which instances are told apart in queries.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      port: "0 where the agent is to choose it.",
      address: "Address of the instance; the node's if absent.",
      socketPath: "Unix socket of the instance, instead of address and port.",
      taggedAddresses: "Other addresses of the instance by their names, such as `wan`, `lan_ipv4` or `virtual`.",
      weights: "Shares of the traffic that an instance gets.",
      enableTagOverride: "True if others may change the tags in the catalogue.",
      locality: "Where the instance runs.",
    },
  },
  ServiceIntentionsConfigEntry: {
    about: "Who may call a service. The entry's name is the service that is called; `*` means any.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      sources: "Sorted by precedence, highest first.",
      jwt: "The tokens that a request must carry.",
    },
  },
  ServiceQuery: {
    about: "Which instances a prepared query finds.",
    fields: {
      service: "Name of the service.",
      failover: "Where a prepared query looks when its own datacenter has no fitting instance.",
      onlyPassing: "Leave out instances whose checks warn, not only those in a critical state.",
      connect: "Find instances that accept traffic of the mesh. Always so when a proxy asks.",
      tags: "Tags that an instance must have; one that begins with `!` it must not have.",
    },
  },
  ServiceResolver: {
    about: "Which instances stand for a service, and where its traffic goes instead.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      prioritizeByLocality: "Enterprise.",
      defaultSubset: "The subset that is meant where none is named.",
      subsets: "Parts of the service's instances, by the names that others call them.",
      redirect: "Sends all traffic for the service elsewhere. What is left out stays as it was.",
      failover: "By subset; `*` is for the subsets that are not listed.",
      connectTimeout: "Duration in Go's form; absent or zero means 5 seconds.",
      requestTimeout: "Duration in Go's form.",
      loadBalancer: "How a proxy picks among the instances of a service.",
    },
  },
  ServiceResolverFailover: {
    about: "Where traffic goes when no instance of a subset is healthy.",
    fields: {
      service: "The service to fail over to; the same one if absent.",
      serviceSubset: "The subset of that service; its default one if absent.",
      namespace: "Enterprise.",
      datacenters: "Tried in this order.",
      targets: "Tried in this order; excludes `service`, `serviceSubset` and `datacenters`.",
      policy: "How failover picks among its targets.",
      samenessGroup: "Enterprise: name of the group of partitions and peers whose instances take over.",
    },
  },
  ServiceResolverFailoverPolicy: {
    about: "How failover picks among its targets.",
    fields: {
      mode: "Empty, `sequential` or `order-by-locality` (Enterprise).",
      regions: "The regions to fail over to, in order.",
    },
  },
  ServiceResolverFailoverTarget: {
    about: "One place to fail over to. What is left out stays as it was.",
    fields: {
      service: "The service to fail over to; the same one if absent.",
      serviceSubset: "The subset of that service; its default one if absent.",
      partition: "Enterprise.",
      namespace: "Enterprise.",
      datacenter: "The datacenter to fail over to; the same one if absent.",
      peer: "The peer that exports the service.",
    },
  },
  ServiceResolverPrioritizeByLocality: {
    about: "Enterprise: whether near instances are preferred.",
    fields: {
      mode: "`none` or `failover`.",
    },
  },
  ServiceResolverRedirect: {
    about: "Sends all traffic for the service elsewhere. What is left out stays as it was.",
    fields: {
      service: "The service that takes its place; the same one if absent.",
      serviceSubset: "The subset of that service; its default one if absent.",
      namespace: "Enterprise.",
      partition: "Enterprise.",
      datacenter: "The datacenter to resolve it in; the caller's own if absent.",
      peer: "The peer that exports the service.",
      samenessGroup: "Enterprise: name of the group of partitions and peers whose instances take over.",
    },
  },
  ServiceResolverSubset: {
    about: "A named part of a service's instances.",
    fields: {
      filter: "Filter expression over instances (`Service.Meta.version == v1`); empty takes all.",
      onlyPassing: "Leave out instances whose checks warn.",
    },
  },
  ServiceRoute: {
    about: "One rule of a router; the first rule that matches counts.",
    fields: {
      match: "Which requests a route is for.",
      destination: "Where the requests of a route go, and how.",
    },
  },
  ServiceRouteDestination: {
    about: "Where the requests of a route go, and how.",
    fields: {
      service: "Empty means the router's own service.",
      serviceSubset: "The subset of the service; its default one if absent.",
      namespace: "Enterprise.",
      partition: "Enterprise.",
      prefixRewrite: "Replaces the part of the path that matched.",
      requestTimeout: "Duration in Go's form.",
      idleTimeout: "Duration in Go's form.",
      numRetries: "How often a request is tried again.",
      retryOnConnectFailure: "True if a failed connection is a reason to try again.",
      retryOnStatusCodes: "Status codes on which to try again.",
      retryOn: "Envoy's names of conditions for a retry.",
      requestHeaders: "Changes to the headers of requests or responses.",
      responseHeaders: "Changes to the headers of requests or responses.",
    },
  },
  ServiceRouteHTTPMatch: {
    about: "Conditions on a request; all must hold.",
    fields: {
      pathExact: "The path is this.",
      pathPrefix: "The path begins so.",
      pathRegex: "The path matches this expression.",
      caseInsensitive: "Ignore the case of the path.",
      header: "A condition on one header; exactly one of the forms is set.",
      queryParam: "A condition on one query parameter; exactly one of the forms is set.",
      methods: "Consul raises their case.",
    },
  },
  ServiceRouteHTTPMatchHeader: {
    about: "A condition on one header; exactly one of the forms is set.",
    fields: {
      name: "Name of the header.",
      present: "True if the header must be there, whatever it holds.",
      exact: "The value is this.",
      prefix: "The value begins so.",
      suffix: "The value ends so.",
      regex: "The value matches this expression.",
      invert: "Match where the condition does not hold.",
    },
  },
  ServiceRouteHTTPMatchQueryParam: {
    about: "A condition on one query parameter; exactly one of the forms is set.",
    fields: {
      name: "Name of the query parameter.",
      present: "True if the parameter must be there, whatever it holds.",
      exact: "The value is this.",
      regex: "The value matches this expression.",
    },
  },
  ServiceRouteMatch: {
    about: "Which requests a route is for.",
    fields: {
      http: "Conditions on a request; all must hold.",
    },
  },
  ServiceRouter: {
    about: "Sends requests for a service to others, by path, header, parameter or method.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      routes: "One rule of a router; the first rule that matches counts.",
    },
  },
  ServiceSplit: {
    about: "One leg of a split.",
    fields: {
      weight: "Percent, in steps of 0.01. All legs add to 100.",
      service: "Empty means the splitter's own service.",
      serviceSubset: "The subset of the service; its default one if absent.",
      namespace: "Enterprise.",
      partition: "Enterprise.",
      requestHeaders: "Changes to the headers of requests or responses.",
      responseHeaders: "Changes to the headers of requests or responses.",
    },
  },
  ServiceSplitter: {
    about: "Divides the requests for a service among services and subsets by weight.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      splits: "One leg of a split.",
    },
  },
  SourceIntention: {
    about: "What one source may do.",
    fields: {
      name: "The calling service; `*` means any.",
      peer: "The peer that the source belongs to.",
      partition: "Enterprise.",
      namespace: "Enterprise.",
      samenessGroup: "Enterprise.",
      action: "`allow` or `deny`; absent exactly when there are permissions.",
      permissions: "Decide by the request; the first that matches counts.",
      precedence: "Computed: the more exact the names, the higher.",
      type: "`consul`.",
      description: "Words for people.",
      legacyID: "From the time when intentions were no config entries; dropped.",
      legacyMeta: "From the time when intentions were no config entries; must be empty.",
      legacyCreateTime: "RFC 3339; dropped.",
      legacyUpdateTime: "RFC 3339; dropped.",
    },
  },
  Status: {
    about: "What controllers found out about an entry. A user's write may carry it; the server never stores that.",
    fields: {
      conditions: "One thing that a controller found out about an entry.",
    },
  },
  TCPRouteConfigEntry: {
    about: "Leads connections at an API gateway to a service.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      status: "What controllers found out about an entry. A user's write may carry it; the server never stores that.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      services: "At most one.",
      parents: "The gateways that the route belongs to.",
    },
  },
  TCPService: {
    about: "The service that gets the connections.",
    fields: {
      name: "Name of the service.",
      partition: "Enterprise.",
      namespace: "Enterprise.",
    },
  },
  TerminatingGatewayConfigEntry: {
    about: "A gateway that lets traffic of the mesh out to services outside.",
    fields: {
      name: "Name of the entry: for most kinds that of the service or gateway that it is about.",
      meta: "Pairs of text that Consul keeps with an entry or a registration and does not look at.",
      partition: "Enterprise; the Community Edition refuses any value.",
      namespace: "Enterprise; the Community Edition refuses any value.",
      services: "A service outside the mesh that the gateway leads to.",
    },
  },
  TimeoutFilter: {
    about: "How long a request may take.",
    fields: {
      requestTimeout: "Duration in Go's form.",
      idleTimeout: "Duration in Go's form.",
    },
  },
  Tokens: {
    about: "The block `acl.tokens`. None of the tokens is kept.",
    fields: {
      initialManagement: "The first token, which may do anything.",
      replication: "For copying from the primary datacenter.",
      agentRecovery: "For the agent's own API while no server can be reached.",
      default: "For requests that bring none.",
      agent: "For what the agent does by itself.",
      configFileServiceRegistration: "For the registration of what is in the agent's files.",
      dns: "For requests by DNS.",
      agentMaster: "Old name of `agent_recovery`.",
      master: "Old name of `initial_management`.",
    },
  },
  TransparentProxyConfig: {
    about: "Settings of transparent proxying.",
    fields: {
      outboundListenerPort: "Port of the listener that outgoing traffic is redirected to.",
      dialedDirectly: "True if others dial this service's instances by their own addresses.",
    },
  },
  TransparentProxyMeshConfig: {
    about: "Transparent proxying in the whole mesh.",
    fields: {
      meshDestinationsOnly: "True if proxies pass on only what is meant for services of the mesh.",
    },
  },
  URLRewrite: {
    about: "Replaces the path that matched.",
    fields: {
      path: "What takes the place of the part of the path that matched.",
    },
  },
  Upstream: {
    about: "A service that a proxy lets its own service call, as the registration defines it.",
    fields: {
      destinationType: "`service` or `prepared_query`; filled in with `service` when a registration is read.",
      destinationName: "The service or prepared query that the upstream leads to.",
      destinationNamespace: "Enterprise: namespace of the destination.",
      destinationPartition: "Enterprise: partition of the destination.",
      destinationPeer: "The peer that exports the service. Excludes `datacenter`.",
      datacenter: "Kept as written; absent means the proxy's own.",
      localBindAddress: "Empty means 127.0.0.1.",
      localBindPort: "Port on which the proxy takes connections to the upstream.",
      localBindSocketPath: "Unix socket on which the proxy takes them instead of a port.",
      localBindSocketMode: "Octal digits.",
      config: "Free-form settings of the proxy, such as `protocol` and `connect_timeout_ms`.",
      meshGateway: "Level 6 of the effective mode.",
      centrallyConfigured: "True for an upstream that central configuration brought in; only the API knows it.",
    },
  },
  UpstreamConfig: {
    about: "What a service says about its upstreams: about one of them (`overrides`) or about all (`defaults`).",
    fields: {
      name: "The upstream that an override is for; absent in `defaults`.",
      partition: "Enterprise: partition of the upstream.",
      namespace: "Enterprise: namespace of the upstream.",
      peer: "The peer that the upstream is imported from. An override without a peer does not reach a peered upstream.",
      envoyListenerJSON: "Escape hatch: the whole listener as Envoy's JSON.",
      envoyClusterJSON: "Escape hatch: the whole cluster as Envoy's JSON.",
      protocol: "Protocol of the upstream; Consul lowers its case.",
      connectTimeoutMs: "Milliseconds; 0 leaves the default of 5000.",
      limits: "Limits of the connection pool to an upstream. Zero is a limit; absent is none.",
      passiveHealthCheck: "When an instance that fails is left out for a while.",
      meshGateway: "The block `mesh_gateway`, wherever it stands.",
      balanceOutboundConnections: "Empty or `exact_balance`.",
    },
  },
  UpstreamConfiguration: {
    about: "`UpstreamConfig` of service-defaults.",
    fields: {
      overrides: "For single upstreams, by name and peer. The last one that matches counts.",
      defaults: "For all upstreams.",
    },
  },
  UpstreamLimits: {
    about: "Limits of the connection pool to an upstream. Zero is a limit; absent is none.",
    fields: {
      maxConnections: "Connections to the upstream at once.",
      maxPendingRequests: "Requests waiting for a connection.",
      maxConcurrentRequests: "Requests under way at once, for HTTP/2.",
    },
  },
  Weights: {
    about: "Shares of the traffic that an instance gets.",
    fields: {
      passing: "While all checks pass.",
      warning: "While a check warns.",
    },
  },
  "agent configuration": {
    about: "What one agent file, or several merged, may hold of the things that this library reads.",
    fields: {
      services: "Services to register.",
      service: "One service to register.",
      checks: "Checks of the node, or of services by their ID.",
      check: "One check of the node, or of a service by its ID.",
      datacenter: "The datacenter that the agent is in; `dc1` if absent.",
      primaryDatacenter: "The datacenter that holds what all datacenters share; the agent's own if absent.",
      aclDatacenter: "The old name of `primary_datacenter`; turns ACLs on.",
      aclDefaultPolicy: "The old name of `acl.default_policy`.",
      nodeName: "Name of the node; the host's name if absent.",
      partition: "Enterprise: the partition that the agent is in.",
      server: "True for a server, false for a client.",
      connect: "The mesh.",
      primaryGateways: "Addresses of the primary's gateways, for servers of a secondary datacenter.",
      retryJoinWAN: "Servers of other datacenters to join; excludes federation through mesh gateways.",
      startJoinWAN: "The old name of `retry_join_wan`.",
      enableCentralServiceConfig: "False: proxy-defaults and service-defaults do not reach the proxies of this agent.",
      ports: "The block `ports`: listeners of the agent, and ranges for listeners of proxies.",
      peering: "Peerings with other clusters.",
      acl: "The block `acl`.",
      translateWANAddrs: "Concerns answers of DNS and HTTP, not proxies.",
      locality: "Where the agent runs.",
    },
  },
};
