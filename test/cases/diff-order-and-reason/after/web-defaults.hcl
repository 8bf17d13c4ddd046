# No longer left to proxy-defaults.
Kind = "service-defaults"
Name = "web"
MeshGateway { Mode = "remote" }
