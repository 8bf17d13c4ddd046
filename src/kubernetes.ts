// The entry point `meshplan/kubernetes`: Kubernetes manifests as sources. It loads the package `yaml`, the main entry does not.

export { kubernetesReader, readKubernetes } from "./kubernetes/reader.js";
export { readYaml, type YamlDocument } from "./yaml/read.js";
