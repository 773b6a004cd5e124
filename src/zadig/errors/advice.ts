/** What to do next, for each way in which a request to Zadig can fail. docs/troubleshooting.md has a section for each id. */
export const ADVICE = {
  // Reaching the server
  'name-not-found':
    'Check the host name in `url`, and that the runner can resolve it; a self-hosted Zadig may be known only to a self-hosted runner.',
  'connection-refused':
    'Nothing listens there. Check host and port in `url`, and that Zadig runs and can be reached from this runner.',
  'no-route':
    'The runner has no network path to that host. Check firewall, VPN and `url`, or use a self-hosted runner inside the network.',
  timeout:
    'No answer came in time. Check that Zadig can be reached from this runner, and raise `request-timeout` if it is only slow.',
  'connection-lost':
    'The connection broke off. If it happens again, check the gateway or proxy between the runner and Zadig.',
  'gateway-error':
    'A gateway answered in place of Zadig, which may be restarting or overloaded. `outage-timeout` says how long to keep trying.',
  'rate-limited': 'A gateway limits the number of requests. Use a longer `poll-interval`, or ask for a higher limit.',
  'certificate-untrusted':
    'The certificate was signed by an authority that this runner does not trust. Give the private CA in `ca-certificate` (PEM text or a file path).',
  'certificate-expired':
    "The server's certificate is out of its validity period. Renew it, and check the runner's clock.",
  'certificate-name': 'The certificate was made for another host name. Use a name in `url` that the certificate has.',
  'tls-failed':
    'The TLS handshake failed. Check that the port in `url` is the one for HTTPS, and which TLS versions the server accepts.',
  'not-tls':
    'The port does not speak TLS. If Zadig is served without it, begin `url` with http://; otherwise correct the port.',
  'not-http': 'What answers there does not speak HTTP. Check scheme and port in `url`.',
  'proxy-refused':
    'The proxy of HTTPS_PROXY or HTTP_PROXY did not connect to Zadig. Allow the host there, or add it to NO_PROXY if it can be reached directly.',
  'proxy-authentication':
    'The proxy wants a user name and a password: put them into HTTPS_PROXY or HTTP_PROXY as http://user:password@host:port.',
  'proxy-invalid': 'HTTPS_PROXY and HTTP_PROXY must look like http://host:port or http://user:password@host:port.',
  'ca-certificate-invalid':
    '`ca-certificate` must hold PEM blocks (-----BEGIN CERTIFICATE-----) or the path of a file with them.',
  'token-invalid':
    'Copy the API token from the user settings in Zadig again; it must be in one piece, without white space.',
  'other-origin':
    "The server points to another address, and the token was not sent there. If that is Zadig's true address, put it into `url`.",
  'not-zadig':
    "The URL points at something that isn't Zadig's API: a log-in page, a proxy's page or another site. Use the address of the Zadig web page as `url`.",
  'broken-answer':
    'The answer broke off or is damaged. If it happens again, check the gateway or proxy between the runner and Zadig.',
  'unexpected-answer':
    'The answer has another shape than every known version of Zadig gives. Check `url`, and report this with the version of your Zadig.',
  'maybe-delivered':
    'Zadig may have carried out the request although no answer came. Check in Zadig before you repeat it.',

  // The token and its user
  'token-refused':
    'Zadig does not accept the API token: it is missing, mistyped or was revoked by making a new one, or API tokens are not enabled for this user (Zadig 4.3 and later). Copy it from the user settings again.',
  'token-login':
    'This is the token of a browser session, which ends with the next log-in. Use the API token from the user settings in Zadig.',
  'token-expired': 'The API token has expired. Make a new one in the user settings in Zadig.',
  'token-malformed':
    'This is not a Zadig API token, which has three parts joined by dots. Copy it from the user settings in Zadig.',
  'no-permission':
    "The user of the token lacks the permission for this in the project, or `project-key` is wrong (Zadig gives the same answer for both to everyone but administrators). It also happens while Zadig's user service is down.",
  'mfa-enrollment':
    'Zadig wants multi-factor authentication, and the user of the token has not set it up. Do that in Zadig, then make a new API token.',
  'mfa-verification':
    'The API token was made before its user set up multi-factor authentication. Make a new API token.',
  'gateway-forbidden':
    'A gateway or firewall in front of Zadig refused the request. Ask its administrator to allow it.',
  licence: 'This needs a valid Zadig professional licence. Ask the administrator of your Zadig.',

  // Wrong addresses and old servers
  'wrong-url':
    'There is no Zadig API at this address. Use the address of the Zadig web page as `url`, with the path prefix if there is one.',
  'needs-zadig-1.15':
    'This server does not have the endpoint: it needs Zadig 1.15 or later. Otherwise check `url`: it ends without `/openapi` and `/api`.',
  'needs-zadig-1.18':
    'This server does not have the endpoint: it needs Zadig 1.18 or later. Otherwise check `url`: it ends without `/openapi` and `/api`.',
  'needs-zadig-3.3': 'This server does not have the endpoint: it needs Zadig 3.3 or later.',
  'needs-zadig-3.4':
    'This server does not have the endpoint: logs need Zadig 3.4 or later. Set `logs: none` on older servers.',
  'needs-zadig-5.0': 'This server does not have the endpoint: it needs Zadig 5.0 or later.',

  // Triggering
  'unknown-workflow':
    'There is no workflow with this key. Check `workflow-key`: the key, not the display name, in its exact case.',
  'ticket-gated':
    'The workflow wants an approval ticket, and such workflows cannot be run through the API. Turn that off in the workflow, or start it in Zadig.',
  'workflow-disabled': 'The workflow is disabled. Enable it in Zadig.',
  'force-run': 'The workflow says that this job must always run. Add it to `inputs`.',
  'nothing-to-run':
    'No job is left to run. List the jobs in `inputs`; Zadig also drops a job when nothing that it lists is configured in the workflow.',
  'unknown-environment':
    'Check `env_name` in `inputs`: it is always needed for a deploy job, and the environment must exist in the project.',
  'empty-deploy':
    'List the services to deploy in `service_list` of the deploy job, also where the images come from a build.',
  'unknown-registry':
    'Check `registry` in `inputs`: it must equal address and namespace of a registry in Zadig exactly, with the scheme, such as https://reg.example.com/ns.',
  'unknown-code-host':
    'Check `codehost_name`: it must be the alias of a code source in Zadig, and the one that the workflow uses.',
  'gate-unsupported':
    'This server cannot keep an approval gate through its API, which needs Zadig 4.1 or later, so no task was created. You can start the workflow in Zadig, upgrade Zadig, or leave the gate out on purpose: remove it from `inputs` and set `preflight: warn`. The workflow then runs without that approval.',
  'unsupported-job':
    'Jobs of this type cannot be run through the API in this version of Zadig. Leave the job out of `inputs`, or start the workflow in Zadig.',
  'invalid-choice': 'Use one of the options that the workflow defines for this variable.',
  'unknown-parameter': 'Check the names in `parameters`: the workflow has no variable of that name.',
  'wrong-json-type':
    'A value in `inputs` has the wrong type. All values of variables are strings: put numbers and booleans in quotes.',
  'unknown-artifact': 'Check `file_name` in `inputs`: the file must be among the artifacts of the service in Zadig.',
  'duplicate-service': 'List each service only once in the deploy job.',
  'unknown-database': 'Check `database_name` in `inputs`: it must be the name of a database instance in Zadig.',
  'job-input-refused': 'Zadig did not accept what `inputs` has for this job. Compare it with the job in the workflow.',
  'user-unknown': 'Zadig could not read the user of the token. Try again; if it happens again, make a new API token.',
  'preset-failed':
    'Zadig could not prepare the workflow: something that it refers to (a build, an environment, a service) was changed or deleted. Open and save it in Zadig.',
  'create-refused':
    'Zadig could not create the task. The description says which setting of the workflow or of `inputs` is at fault.',
  counter: 'Zadig could not number the task, which suggests a problem with its database. Try again later.',
  panic:
    'Zadig broke down while it worked on the request. Usual causes: a variable of type repo without its `repo`, or an item of `notify-inputs` without the configuration of its type.',

  // Working on a task
  'broke-down':
    'Zadig broke down while it worked on the request. Look at the log of its aslan service if it happens again.',
  'unknown-task':
    'There is no such task. Check `task-id` and `workflow-key`; ids start again when a workflow is deleted and created again.',
  'already-passed': 'The task has passed already, so there is nothing to cancel.',
  'cancel-refused': 'Zadig could not cancel the task. Check it in Zadig.',
  'not-retryable': 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
  'task-damaged': "The task's data is incomplete, so Zadig cannot retry it. Start a new one.",
  'no-gate-waits':
    'No approval of that name waits for a decision now: it was decided, it expired, it has not been reached, or it is decided in another app.',
  'not-an-approver': 'The user of the token is not among the approvers. Being an administrator does not help here.',
  'already-decided': 'This user has decided already; each user decides once.',
  'approve-refused': 'Zadig did not accept the decision. Check the names of workflow, task and job.',
  'not-paused': 'The task does not wait at a manual stage.',
  'wrong-stage': 'The task waits at another stage. Leave the stage out to continue the one that waits.',
  'not-an-executor': 'The user of the token is not among those who may start this stage.',
  'wrong-project': 'The task belongs to another project. Check `project-key`.',

  // Definitions, views, tickets
  'workflow-refused':
    'Zadig did not accept the workflow definition. A workflow key has letters, digits and `-` only and is unique in the whole system; a display name is unique in its project; a job name has lower-case or Chinese letters, digits and `-`.',
  'definition-crash':
    'Zadig broke down while it read the workflow definition. Usual causes: a `freestyle` job without `advanced_setting` in its `spec`, or a `plugin` job without `plugin`.',
  'unknown-view': 'There is no view of this name in the project.',
  'view-refused':
    'Zadig did not accept the view. Names must be unique in the project, and workflow types are custom or product.',
  'ticket-refused': 'Zadig did not accept the ticket: `approval_id` must be new, and the project must exist.',

  // Other refusals
  'bad-request':
    'Zadig could not read the request. The description, if there is one, says which part; task ids and page numbers must be whole numbers.',
  'server-refused': 'Zadig refused the request. Its description says why; the log of its aslan service may have more.',
} as const satisfies Readonly<Record<string, string>>

export type AdviceId = keyof typeof ADVICE
