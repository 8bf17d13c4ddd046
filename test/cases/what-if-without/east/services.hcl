services = [
  {
    name    = "web"
    port    = 8080
    address = "10.1.0.10"
    connect { sidecar_service { proxy {
      upstreams = [
        { destination_name = "api" local_bind_port = 9001 },
        { destination_name = "billing" datacenter = "west" local_bind_port = 9002 }
      ]
    } } }
  },
  {
    name    = "shop"
    port    = 8080
    address = "10.1.0.12"
    connect { sidecar_service { proxy {
      upstreams = [
        { destination_name = "api" local_bind_port = 9001 }
      ]
    } } }
  },
  {
    name    = "api"
    port    = 8080
    address = "10.1.0.11"
    connect { sidecar_service {} }
  },
  {
    kind    = "mesh-gateway"
    name    = "gateway"
    id      = "gateway-1"
    port    = 8443
    address = "10.1.0.2"
    tagged_addresses { wan { address = "198.18.1.2" port = 443 } }
  }
]
