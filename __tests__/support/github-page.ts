import mermaid from 'mermaid'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import * as v from 'valibot'

/** A Markdown text as GitHub renders it, as far as that is possible without GitHub. */
interface GithubPage {
  /** Before and after the sanitiser, whose list is GitHub's own. */
  readonly html: string
  readonly sanitised: string
  /** Every HTML tag in the text itself, such as `<details>`. */
  readonly ownTags: readonly string[]
  /** Targets of links and images. */
  readonly targets: readonly string[]
  /** Text in which GitHub searches for mentions, issues, addresses and emoji: everything except code. */
  readonly prose: readonly string[]
  /** Text of each Mermaid block. */
  readonly diagrams: readonly string[]
}

/** The parts of a syntax node that are read. */
interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly lang?: string | null | undefined
  readonly children?: readonly Node[]
}

const toTree = unified().use(remarkParse).use(remarkGfm)
const toHtml = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw)
const plain = toHtml().use(rehypeStringify).freeze()
const sanitised = toHtml().use(rehypeSanitize).use(rehypeStringify).freeze()

/** Renders a text as GitHub does: GFM with raw HTML, then the sanitiser. */
export function renderPage(markdown: string): GithubPage {
  const nodes = [...descendants(toTree.parse(markdown))]
  const prose = nodes.filter(({ type }) => type === 'text').map(({ value }) => value ?? '')
  return {
    html: String(plain.processSync(markdown)),
    sanitised: String(sanitised.processSync(markdown)),
    ownTags: nodes.filter(({ type }) => type === 'html').flatMap(({ value }) => value?.match(/<[^>]*>?/g) ?? []),
    targets: nodes.filter(({ type }) => ['link', 'image', 'definition'].includes(type)).map(({ url }) => url ?? ''),
    prose,
    diagrams: nodes.filter(({ type, lang }) => type === 'code' && lang === 'mermaid').map(({ value }) => value ?? ''),
  }
}

function* descendants(node: Node): Generator<Node> {
  yield node
  for (const child of node.children ?? []) yield* descendants(child)
}

/** A bar of a Gantt diagram, as Mermaid reads it. */
export interface Bar {
  readonly section: string
  readonly label: string
  readonly tags: readonly string[]
}

/** Parses a Gantt diagram with Mermaid; throws Mermaid's error for an invalid one. */
export async function readGantt(text: string): Promise<readonly Bar[]> {
  // The first parse loads the grammars.
  const { diagramType } = await mermaid.parse(text)
  if (diagramType !== 'gantt') throw new Error(`not a Gantt diagram but ${diagramType}`)
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  if (!('getTasks' in db) || typeof db.getTasks !== 'function')
    throw new Error('this version of Mermaid has no `getTasks`')
  const tasks: unknown = Reflect.apply(db.getTasks, db, [])
  return v.parse(v.array(GANTT_TASK), tasks).map((task) => ({
    section: task.section,
    label: task.task.trim(),
    tags: (['active', 'done', 'crit', 'milestone'] as const).filter((tag) => task[tag] === true),
  }))
}

const FLAG = v.optional(v.boolean())
const GANTT_TASK = v.object({
  section: v.string(),
  task: v.string(),
  active: FLAG,
  done: FLAG,
  crit: FLAG,
  milestone: FLAG,
})
