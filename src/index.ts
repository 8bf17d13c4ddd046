// The public API: every name that users may rely on, and nothing else.

export { type Analysis, type AnalyzeOptions, analyze, analyzeDefinitions, type DefinitionGroups } from "./analyze.js";
export type { Code } from "./base/codes.js";
export type { Diagnostic, DiagnosticDetails, RelatedPlace, Severity } from "./base/diagnostic.js";
export { diagnostic, hasErrors, sortDiagnostics } from "./base/diagnostic.js";
export { createDocument, type Document } from "./base/document.js";
export {
  type Located,
  type LocatedBoolean,
  type LocatedFloat,
  type LocatedInteger,
  type LocatedList,
  type LocatedMap,
  type LocatedNull,
  type LocatedText,
  type Member,
  type Plain,
  plainOf,
} from "./base/located.js";
export type { Path } from "./base/place.js";
export type { Progress, ProgressOptions } from "./base/progress.js";
export type { Source, Syntax } from "./base/source.js";
export { formatSpan, type Span } from "./base/span.js";
export { nearest } from "./base/suggest.js";
export type { AddressSource } from "./catalog/address.js";
export { type Catalog, type CatalogOptions, createCatalog, type Peer, type PeerInput } from "./catalog/catalog.js";
export type { CatalogChange, CatalogDefinition, Cluster } from "./catalog/cluster.js";
export type { Datacenter, Registered } from "./catalog/datacenter.js";
export { type EntrySet, type IndexedEntries, indexEntries } from "./catalog/entries.js";
export type { WorstStatus } from "./catalog/health.js";
export {
  type ChainOptions,
  type ChainResult,
  chainCompiler,
  compileChain,
} from "./chain/compile.js";
export {
  type ChainFailover,
  type ChainNode,
  type ChainResolver,
  type ChainRoute,
  type ChainSplit,
  type ChainTarget,
  type CompiledChain,
  compiledChain,
  type ResolverNode,
  type RouterNode,
  type SplitterNode,
} from "./chain/compiled-chain.js";
export { type ChainError, chainDiagnostic, type ErrorStep } from "./chain/error.js";
export { type ChainExplanation, explainChain } from "./chain/explain.js";
export type * from "./chain/reasons.js";
export type { EntryReference } from "./chain/reference.js";
export type { ChainRequest, KnownPeer } from "./chain/request.js";
export type { EntryChange } from "./chain/write/change.js";
export { checkWrite } from "./chain/write/check-write.js";
export { type Contradiction, orderDiagnostics, orderOfWrites, type WriteOrder } from "./chain/write/order.js";
export type { WriteRefusal } from "./chain/write/refusal.js";
export { type DefinedEntry, defineEntry } from "./decode/define.js";
export { diffPlans } from "./diff/compare.js";
export type { DiffCatalogs } from "./diff/documents.js";
export { diffDiagnostics } from "./diff/findings.js";
export type {
  Aspect,
  Cause,
  CauseGroup,
  Change,
  DocumentCause,
  EndpointsCause,
  PlanDiff,
  ProxyChange,
  ProxyHead,
  Statement,
  UnknownCause,
  UpstreamChange,
} from "./diff/plan-diff.js";
export { type HclReading, readHcl, readHclJson } from "./hcl/read.js";
export type { JsonOptions } from "./json/parser.js";
export { type JsonReading, readJson } from "./json/read.js";
export { toConsulJson } from "./model/consul-json.js";
export {
  type AgentDefinition,
  type Definition,
  type EntryDefinition,
  type Origin,
  type PreparedQueryDefinition,
  type ServiceDefinition,
  spanOf,
  type UndecidedPart,
} from "./model/definition.js";
export type * from "./model/interfaces.js";
export type { ConfigEntry, EntryByKind, EntryKind } from "./model/kinds.js";
export type { PlanOptions } from "./plan/dialling.js";
export type { Endpoint, Health } from "./plan/endpoint.js";
export {
  type Explained,
  type ExplainedChain,
  type ExplainQuestion,
  type Explanation,
  explain,
  type NotFound,
  type Planned,
} from "./plan/explain.js";
export type { IntentionDefault } from "./plan/intentions.js";
export type { ModeChoices, ModeOption, ModeOutcome } from "./plan/mode-choices.js";
export { type PlanResult, planRoutes } from "./plan/plan.js";
export { type GatewayAclOptions, gatewayAclRules } from "./plan/prerequisites/acl.js";
export { checkPrerequisites, type PrerequisiteOptions } from "./plan/prerequisites/check.js";
export type { Ineffectiveness } from "./plan/problems.js";
export type * from "./plan/route-plan.js";
export { type RouteSelection, selectRoutes } from "./plan/select.js";
export { type Reader, type Reading, type ReadOptions, readSources } from "./read.js";
export { countDiagnostics, type DiagnosticsTextOptions, formatDiagnostics } from "./render/diagnostics.js";
export { type DiffMarkdownOptions, diffToMarkdown } from "./render/diff/markdown.js";
export { type DiffTextOptions, formatDiff } from "./render/diff/text.js";
export { formatExplanation } from "./render/explain.js";
export { toGithubAnnotations } from "./render/github.js";
export { toDot } from "./render/graph/dot.js";
export type { PictureOptions } from "./render/graph/draw.js";
export { toMermaid } from "./render/graph/mermaid.js";
export { toSvg } from "./render/graph/svg/svg.js";
export { ansiPaint, noPaint, type Paint } from "./render/paint.js";
export { formatPlan, type PlanTextOptions } from "./render/plan.js";
export { type PlanReport, toPlanReport } from "./render/plan-report.js";
export type * from "./render/sarif.js";
export { toSarif } from "./render/sarif.js";
export { formatSurvey, type SurveyTextOptions } from "./render/survey.js";
export type { ImportedService, IntendedService } from "./resolve/hand-over.js";
export type { LevelName, LevelStatement } from "./resolve/levels.js";
export type { EffectiveMode } from "./resolve/mode.js";
export type * from "./resolve/resolution.js";
export {
  createProxyResolver,
  type ProxyResolver,
  type ResolveOptions,
  type ResolveResult,
  resolveProxy,
} from "./resolve/resolve.js";
export type { Loss, LostUpstream, MovedUpstream, Survey } from "./survey/survey.js";
export { survey } from "./survey/survey.js";
export { unwrap } from "./unwrap.js";
export { changeSources, type SourceChanges, updateAnalysis } from "./update.js";
export type { Setting, WhatIfChanges, Without } from "./what-if/changes.js";
export { parseSetting, parseWithout } from "./what-if/text.js";
export { type WhatIf, whatIf } from "./what-if/what-if.js";
