# A comment moves the lines.
Kind = "service-defaults"
Name = "api"
Protocl = "http"
