import { describe, expect, test } from '@jest/globals'
import { cell, code, fence, link, prose } from '../../../src/report/markdown.ts'
import { renderPage } from '../../support/github-page.ts'

const INERT: readonly string[] = [
  '<b>bold</b> <!-- x --> &amp; &#64;',
  '**bold** _it_ ~~gone~~ `code` [text](https://x.example) ![pic](x.png) [^1]',
  '@octocat #12 GH-12 octo/repo#12 https://x.example www.x.example me@x.example :tada:',
  '# heading',
  '- item',
  '1. item',
  '2) item',
  '> quote',
  '=== ',
  '| a | b |',
  'a \\| b \\',
]

describe('remote text in Markdown', () => {
  test.each(INERT)('%s is shown unchanged and has no effect', (text) => {
    const page = renderPage(cell(text))
    expect(page.sanitised).toBe(page.html)
    expect(page.sanitised.replaceAll(/<\/?(?:p|span)>/g, '')).not.toMatch(/<[a-z]/)
    const shown = page.prose.join('').replaceAll('\u200b', '')
    expect(shown).toBe(text.trim())
    expect(page.prose.join('')).not.toMatch(/@[a-z0-9]|#\d|gh-\d|:\/\/|www\.|:[\w+-]+:/i)
  })

  test('stays in its table cell', () => {
    for (const text of INERT) {
      const page = renderPage(`| a | b |\n| --- | --- |\n| ${cell(text)} | end |`)
      expect(page.html).toContain('<td>end</td>')
    }
  })

  test('a dollar sign starts no formula', () => {
    expect(cell('$x$')).toBe('<span>$</span>x<span>$</span>')
  })

  test('prose shows names of inputs as code', () => {
    expect(prose('Raise `timeout`, or set `cancel-on-timeout: true`; not `<b>`')).toBe(
      'Raise `timeout`, or set `cancel-on-timeout: true`; not &#96;&#60;b&#62;&#96;',
    )
  })

  test('code shows a reference as code, anything else as text', () => {
    expect(code('reg.example.com:5000/a/b@sha256:00ff')).toBe('`reg.example.com:5000/a/b@sha256:00ff`')
    expect(code('a`b|c')).toBe('a&#96;b&#124;c')
  })

  test.each([
    ['https://z.example/a b)(>\u202e', '[x](<https://z.example/a%20b%29%28%3E%E2%80%AE>)'],
    ['javascript:alert(1)', 'x'],
    ['data:text/html,x', 'x'],
    ['no url', 'x'],
  ])('a link to %j is %j', (url, expected) => expect(link('x', url)).toBe(expected))
})

test('a block can contain any number of backticks', () => {
  expect(fence(['`` a', ...Array.from({ length: 400 }, () => '`a'.repeat(500))])).toMatch(/^```text\n/)
  expect(fence(['````'])).toBe('`````text\n````\n`````')
})
