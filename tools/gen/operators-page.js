import { GENERATED, table } from './markdown.js';

/** The page about the operators of expressions. */
export function operatorsPage(operators) {
  const groups = [...new Set(operators.map(({ group }) => group))];
  return (
    [
      GENERATED,
      '# Operators',
      'Written in formulas as `name(arguments)`, some with a sign of their own, and in JSON-Logic as `{ name: [arguments] }`. Those marked *standard* are of JSON-Logic and behave as in [json-logic-js](https://github.com/jwadhams/json-logic-js), but with exact decimals.',
      ...groups.flatMap((group) => [
        `## ${group}`,
        ...operators.filter((operator) => operator.group === group).flatMap(section),
      ]),
    ].join('\n\n') + '\n'
  );
}

function section({ name, standard, summary, docs, parameters, examples }) {
  const list = parameters.map(
    ({ name: parameter, optional, variadic }) => `${parameter}${variadic ? '…' : ''}${optional ? '?' : ''}`,
  );
  return [
    `### \`${name}\`${standard ? ' *(standard)*' : ''}`,
    summary,
    ...(docs ? [docs] : []),
    ...(parameters.length > 0
      ? [
          table(
            ['argument', 'what it is'],
            parameters.map(({ summary: what }, index) => [`\`${list[index]}\``, what]),
          ),
        ]
      : []),
    table(['formula', 'data', 'gives'], examples.map(example)),
  ];
}

function example({ formula, data, result, failure }) {
  const given = data === undefined ? '' : `\`${JSON.stringify(data)}\``;
  const gives =
    failure === undefined
      ? result === undefined
        ? 'missing'
        : `\`${JSON.stringify(result)}\``
      : `failure \`${failure}\``;
  return [`\`= ${formula}\``, given, gives];
}
