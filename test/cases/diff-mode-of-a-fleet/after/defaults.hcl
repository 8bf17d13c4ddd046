# Straight to the gateways of the other side.
Kind = "proxy-defaults"
Name = "global"
MeshGateway {
  Mode = "remote"
}
