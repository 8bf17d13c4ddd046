# The web shop.
Kind = "service-defaults"
Name = "web"
Protocol = "http" # also for health checks

MeshGateway { Mode = "local" }
Meta { owner = "team-shop" }
UpstreamConfig {
  Overrides = [{ Name = "api"
    MeshGateway { Mode = "remote" } }]
}
