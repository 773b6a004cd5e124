import { describe, expect, it } from '@jest/globals'

import { preflight } from '../../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload } from '../a-definition.ts'

const fromBuild = { source: 'fromjob', job_name: 'build' }
const workflow = aDefinition([
  { name: 'build', type: 'zadig-build' },
  { name: 'deploy', type: 'zadig-deploy', spec: fromBuild },
  { name: 'promote', type: 'zadig-deploy', spec: { source: 'fromjob', job_name: 'deploy' } },
])

function build(...modules: readonly string[]): string {
  return `build: { registry: https://r.example.com/n, service_list: [${modules.map((name) => oneModule(name)).join(', ')}] }`
}

function deploy(modules: readonly string[], more = '', job = 'deploy'): string {
  return `${job}: { env_name: dev, service_list: [${modules.map((name) => oneModule(name, more)).join(', ')}] }`
}

function oneModule(name: string, more = ''): string {
  const [service, module] = name.split('/')
  return `{ service_name: ${service}, service_module: ${module}${more} }`
}

describe('a deployment whose images come from a build', () => {
  it.each([
    ['of what is built', [build('shop/web', 'shop/api'), deploy(['shop/web', 'shop/api'])]],
    ['of something else, with its image', [build('shop/web'), deploy(['mail/out'], ', image_name: i')]],
    ['without the build, with its image', [deploy(['shop/web'], ', image_name: i')]],
    ['that follows another deployment', [build('shop/web'), deploy(['shop/web'], '', 'promote')]],
  ])('%s is right', (_, lines) => {
    expect(preflight(aPayload(lines.join('\n')), workflow)).toEqual([])
  })

  it.each([
    [
      'without the build, and without an image',
      [deploy(['shop/web'])],
      'inputs.deploy.service_list[0]',
      '`shop/web` has no image: it would come from the job `build`, which does not build it in this run. Add it to the build, or give its image here.',
    ],
    [
      'of another service than the built one',
      [build('shop/web'), deploy(['shop/web', 'mail/out'])],
      'inputs.deploy.service_list[1]',
      '`mail/out` has no image: it would come from the job `build`, which does not build it in this run. Add it to the build, or give its image here.',
    ],
    [
      'of another module of the built service',
      [build('shop/web'), deploy(['shop/api'], ', image_name: i')],
      'inputs.deploy.service_list[0]',
      'Zadig would not deploy `shop/api`: of this service it deploys what the job `build` builds, which is `shop/web`.',
    ],
    [
      'of what is built, with another image',
      [build('shop/web'), deploy(['shop/web'], ', image_name: i')],
      'inputs.deploy.service_list[0]',
      'Zadig would silently ignore its `image_name` and deploy what the job `build` builds. Leave the image out, or the service out of the build.',
    ],
    [
      'that follows another deployment, without the build',
      [deploy(['shop/web'], '', 'promote')],
      'inputs.promote.service_list[0]',
      '`shop/web` has no image: it would come from the job `build`, which does not build it in this run. Add it to the build, or give its image here.',
    ],
  ])('%s is a problem', (_, lines, path, message) => {
    expect(preflight(aPayload(lines.join('\n')), workflow)).toEqual([{ path, message }])
  })

  it.each([
    ['a job that is not there', 'gone'],
    ['itself', 'deploy'],
  ])('nothing is said of one that follows %s', (_, name) => {
    const odd = aDefinition([{ name: 'deploy', type: 'zadig-deploy', spec: { source: 'fromjob', job_name: name } }])
    expect(preflight(aPayload(deploy(['shop/web'])), odd)).toEqual([])
  })
})
