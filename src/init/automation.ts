import type { Host } from './answers.ts';

/** The file by which a host checks what is proposed, and its path. */
export const automationFor = (host: Host): ReadonlyMap<string, string> => files[host];

const github = `# Checks what is proposed, says what changes for whom, and builds a preview.
name: Handbook
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
concurrency:
  group: handbook-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  check:
    name: Check the handbook
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with:
          # What changed, and when, is told from the whole history.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci --ignore-scripts
      - name: Say what changes for whom
        if: github.event_name == 'pull_request'
        # The first playbooks are compared with nothing.
        run: |
          if git cat-file -e HEAD^1:content; then
            npx fieldbook diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"
          fi
      - name: Mark findings on their lines
        if: github.event_name == 'pull_request'
        run: npx fieldbook check --since HEAD^1 --changed-since HEAD^1 --format github
      - name: Check the main branch
        if: github.event_name == 'push'
        run: npx fieldbook check
      - name: Build a preview
        if: \${{ !cancelled() }}
        run: npx fieldbook build --portable --out dist
      - uses: actions/upload-artifact@v4
        if: \${{ !cancelled() }}
        with:
          name: handbook
          path: dist
          retention-days: 7
`;

const gitlab = `# Checks what is proposed, says what changes for whom, and builds a preview.
handbook:
  image: node:24
  variables:
    # What changed, and when, is told from the whole history.
    GIT_DEPTH: "0"
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npm ci --ignore-scripts
    - mkdir -p report
    - BASE=\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}
    # The result of a merge is compared with what it is merged into.
    - if [ -n "$BASE" ] && [ "$CI_MERGE_REQUEST_EVENT_TYPE" != detached ]; then BASE=$(git rev-parse HEAD^1); fi
    # The first playbooks are compared with nothing.
    - if [ -n "$BASE" ] && git cat-file -e "$BASE:content"; then npx fieldbook diff "$BASE" --format html > report/changes.html; fi
    - npx fieldbook build --portable --out dist
    - if [ -n "$BASE" ]; then npx fieldbook check --since "$BASE" --changed-since "$BASE"; else npx fieldbook check; fi
  artifacts:
    when: always
    expire_in: 1 week
    expose_as: Preview
    paths: [report, dist]
`;

const files: Readonly<Record<Host, ReadonlyMap<string, string>>> = {
	github: new Map([['.github/workflows/handbook.yml', github]]),
	gitlab: new Map([['.gitlab-ci.yml', gitlab]]),
	none: new Map(),
};
