import { isMapping } from '../json.ts'

/** An answer that is not a success, its body read up to a bound. */
export interface RefusedAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** What Zadig says about a refusal, as far as it says it. */
export interface Envelope {
  readonly code?: number
  /** The fixed Chinese text. */
  readonly serverMessage?: string
  readonly description?: string
}

/** Both envelopes of contract §3.2, and the gateway's MFA refusal of §2.2; undefined where the text is neither. */
export function readEnvelope(text: string): Envelope | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isMapping(value)) return undefined
  const { code, message, description, reason } = value
  const detail = [description, reason].find((part) => typeof part === 'string' && part !== '')
  return {
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof message === 'string' ? { serverMessage: message.replace(/:\s*$/, '') } : {}),
    ...(typeof detail === 'string' ? { description: detail } : {}),
  }
}

/** The text of an answer that is no envelope; of a page only its title. */
export function visibleText({ contentType, text }: RefusedAnswer): string {
  if (!looksLikeHtml(contentType, text)) return text.trim()
  // Bounded, since each beginning would else be read to the end of the text.
  return /<title[^>]{0,200}>([^<]{1,200})</i.exec(text)?.[1]?.trim() ?? ''
}

/** Whether a text is a page, by what it says it is or by how it begins. */
export function looksLikeHtml(contentType: string, text: string): boolean {
  return contentType.startsWith('text/html') || /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)
}
