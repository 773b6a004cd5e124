/**
 * Why a version of Node.js, such as `18.20.8`, can't run the action; empty where it can. `AbortSignal.any` came with 20.3.
 * Runners other than GitHub's start an action with the `node` that is on PATH, so this file is loaded before anything else
 * and has no syntax that an old version can't read.
 */
export function nodeVersionProblem(version) {
    const parts = version.split('.');
    const major = Number(parts[0]);
    if (major > 20 || (major === 20 && Number(parts[1]) >= 3))
        return '';
    return `This action needs Node.js 20.3 or newer, and the runner has started it with ${version}. Nothing was triggered. Put a newer \`node\` on the runner's PATH.`;
}
