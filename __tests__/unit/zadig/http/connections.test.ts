import { describe, expect, it } from '@jest/globals'

import { chooseProxy } from '../../../../src/zadig/http/connections.ts'

const HTTPS = 'http://secure:3128'
const HTTP = 'http://plain:3128'

function choose(url: string, noProxy = '', httpsProxy = HTTPS, httpProxy = HTTP): string | undefined {
  return chooseProxy(new URL(url), { httpsProxy, httpProxy, noProxy })
}

describe('chooseProxy', () => {
  it('goes by the scheme of the URL', () => {
    expect(choose('https://zadig.example.com')).toBe(HTTPS)
    expect(choose('http://zadig.example.com')).toBe(HTTP)
    expect(choose('https://zadig.example.com', '', '')).toBeUndefined()
    expect(choose('http://zadig.example.com', '', HTTPS, '')).toBeUndefined()
  })

  it('takes a proxy without a scheme for one of HTTP', () => {
    expect(choose('https://zadig.example.com', '', ' proxy:3128 ')).toBe('http://proxy:3128')
  })

  it.each(['http://localhost:8080', 'http://app.localhost', 'http://127.0.0.1', 'http://127.8.7.6', 'http://[::1]:80'])(
    'never proxies the loopback address %s',
    (url) => {
      expect(choose(url)).toBeUndefined()
    },
  )

  it.each([
    ['https://zadig.example.com', '*', false],
    ['https://zadig.example.com', 'other, *', false],
    ['https://zadig.example.com', 'zadig.example.com', false],
    ['https://ZADIG.example.com.', 'Zadig.Example.com', false],
    ['https://zadig.example.com', 'example.com', false],
    ['https://zadig.example.com', '.example.com', false],
    ['https://zadig.example.com', '*.example.com', false],
    ['https://example.com', '.example.com', false],
    ['https://example.com', '*.example.com', true],
    ['https://notexample.com', 'example.com', true],
    ['https://zadig.example.com', 'zadig.example.com:443', false],
    ['https://zadig.example.com', 'zadig.example.com:8443', true],
    ['https://zadig.example.com:8443', 'example.com:8443', false],
    ['http://zadig.example.com', '*:80', false],
    ['https://zadig.example.com', '*:80', true],
    ['https://10.0.0.7', '10.0.0.7', false],
    ['https://10.0.0.7', '10.0.0.70', true],
    ['https://[fd00::7]:443', 'fd00::7', false],
    ['https://[fd00::7]:443', '[fd00::7]:443', false],
    ['https://[fd00::7]:443', '[fd00::7]:80', true],
    ['https://zadig.example.com', 'a b,c  zadig.example.com', false],
    ['https://zadig.example.com', '', true],
    ['https://zadig.example.com', ' , ', true],
  ])('%s with NO_PROXY=%j: proxied is %s', (url, noProxy, proxied) => {
    expect(choose(url, noProxy) !== undefined).toBe(proxied)
  })
})
