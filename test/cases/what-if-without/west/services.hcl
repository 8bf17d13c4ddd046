services = [
  {
    name    = "api"
    port    = 8080
    address = "10.2.0.11"
    connect { sidecar_service {} }
  },
  {
    name    = "billing"
    port    = 8080
    address = "10.2.0.12"
    connect { sidecar_service {} }
  },
  {
    kind    = "mesh-gateway"
    name    = "gateway"
    id      = "gateway-1"
    port    = 8443
    address = "10.2.0.2"
    tagged_addresses { wan { address = "198.18.2.2" port = 443 } }
  },
  {
    kind    = "mesh-gateway"
    name    = "gateway"
    id      = "gateway-2"
    port    = 8443
    address = "10.2.0.3"
    tagged_addresses { wan { address = "198.18.2.3" port = 443 } }
  }
]
