datacenter = "east"
server = true
services = [
  { name = "api" port = 80 connect { sidecar_service {} } },
  { name = "gateway" kind = "mesh-gateway" port = 8443 address = "10.0.0.9" tagged_addresses { wan { address = "198.18.0.9" port = 443 } } },
]
