import * as v from 'valibot'

import { distinct, fields, flag, listOf, mappingOrList, requireOneOf, text, word } from './fields.ts'

/** One variable of a job as the API has it (contract §4.5, `kv`). */
const keyValue = v.pipe(
  fields({
    key: word('Name of the variable.'),
    value: v.exactOptional(text('Its value. A multi-select variable takes its choices joined by commas.')),
    type: v.exactOptional(word('Type of the variable; the server uses the one that is configured.')),
    is_credential: v.exactOptional(flag('Marks the value as a secret: it is masked in the log.')),
    file_id: v.exactOptional(word('Id of an uploaded file, for variables of type `file` (Zadig after 5.0).')),
    file_name: v.exactOptional(word('Name of the uploaded file.')),
    file_path: v.exactOptional(word('Where the job finds the file.')),
  }),
  requireOneOf([['file_id'], ['value']]),
  // The server's field is a plain string, so a file's entry carries an empty one.
  v.transform((entry) => ({ ...entry, value: entry.value ?? '' })),
)

export type KeyValue = v.InferOutput<typeof keyValue>

const list: v.GenericSchema<unknown, KeyValue[]> = v.pipe(
  listOf(keyValue, "Variables, as the API's list."),
  distinct(({ key }: KeyValue) => key, 'variable'),
)

const mapping: v.GenericSchema<unknown, KeyValue[]> = v.pipe(
  v.record(
    v.string(),
    text('Value of the variable.'),
    'It must be a mapping `KEY: value`, or a list of `key` and `value`.',
  ),
  v.description('Variables, as `KEY: value`.'),
  v.transform((values) => Object.entries(values).map(([key, value]) => ({ key, value }))),
)

/** A job's variables: `KEY: value`, or the API's list of `{key, value}`. */
export const keyValues = mappingOrList(mapping, list)
