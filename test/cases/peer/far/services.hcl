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
    port    = 8443
    address = "10.2.0.2"
    tagged_addresses { wan { address = "198.18.2.2" port = 443 } }
  }
]
