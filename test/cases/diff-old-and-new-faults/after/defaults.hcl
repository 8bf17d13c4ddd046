Kind = "proxy-defaults"
Name = "global"
MeshGateway {
  Mode = "local"
}
Expsoe {
  Checks = true
}
