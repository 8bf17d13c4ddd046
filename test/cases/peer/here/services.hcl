services = [
  {
    name    = "web"
    port    = 8080
    address = "10.1.0.10"
    connect { sidecar_service { proxy {
      mesh_gateway { mode = "local" }
      upstreams = [
        { destination_name = "api" destination_peer = "far" local_bind_port = 9001 },
        { destination_name = "billing" destination_peer = "far" local_bind_port = 9002 }
      ]
    } } }
  },
  {
    kind    = "mesh-gateway"
    name    = "gateway"
    port    = 8443
    address = "10.1.0.2"
  }
]
