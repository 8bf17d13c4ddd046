Kind = "service-defaults"
Name = "web"
Protocl = "http"
MeshGateway {
  Mode = "local"
  Mod = 'x'
}
UpstreamConfig {
  Overrides = [ { MeshGateway { Mode = "remote" } } ]
}
