import { renderTemplate } from '../../../../lib/engines/api-gateway/velocity';
import { Input, Util } from '../../../../lib/engines/api-gateway/variables';

const noParameters = { path: {}, querystring: {}, header: {} };
const render = (template: string, body = '{}', more: object = {}) =>
  renderTemplate(template, { input: new Input(body, noParameters), util: new Util(), ...more });

describe('rendering as API Gateway does', () => {
  it.each([
    ['matches a text as a whole', "#if($text.matches('b'))in#{else}not#end", 'not'],
    ['matches nothing where the value is no text', "#if($number.matches('5'))in#{else}not#end", 'not'],
    ['matches nothing where there is no value', "#if($none.matches('.*'))in#{else}not#end", 'not'],
    ['reads a map by key, exactly', "#if($map.get('Key'))in#{else}not#end$map.get('key')", 'notvalue'],
    ['tells an empty text from none', "$map.containsKey('empty')$map.containsKey('none')", 'truefalse'],
    ['finds no method of an object in a map', "$map.containsKey('toString')", 'false'],
    ['counts a list', '$list.size()', '2'],
    ['does not read a value as a template', '$vtl', '#set($x = 1)$list'],
    ['leaves a reference to nothing as it is', '$nothing.at.all', '$nothing.at.all'],
  ])('%s', (_, template, expected) => {
    const map = { key: 'value', empty: '' };
    expect(render(template, '{}', { text: 'abc', number: 5, map, list: [1, 2], vtl: '#set($x = 1)$list' })).toBe(
      expected,
    );
  });

  it('refuses a method that it does not know, so that a template which needs it is seen', () => {
    expect(() => render("$text.split(',')", '{}', { text: 'a,b' })).toThrow('split() is not known');
  });

  it('refuses what is not VTL', () => {
    expect(() => render('#if(')).toThrow();
  });
});

describe('$input', () => {
  it.each([
    ["$input.json('$.a.b')", '"x\\"y"'],
    ["$input.json('$.none')", '""'],
    ["$input.path('$').a.b", 'x"y'],
    ['$input.body', '{"a":{"b":"x\\"y"}}'],
  ])('renders %s', (template, expected) => {
    expect(render(template, '{"a":{"b":"x\\"y"}}')).toBe(expected);
  });

  it('refuses a JSONPath that it does not know', () => {
    expect(() => new Input('{}', noParameters).path('$..a')).toThrow('$ and $.name.name');
  });
});

describe('$util.escapeJavaScript', () => {
  it.each([
    ["it's", "it\\'s"],
    ['"\\/', '\\"\\\\\\/'],
    ['\n\t\0', '\\n\\t\\u0000'],
    ['é\u{1F514}', '\\u00E9\\uD83D\\uDD14'],
  ])('escapes %j as JavaScript, which is not always JSON', (text, expected) => {
    expect(new Util().escapeJavaScript(text)).toBe(expected);
  });

  it('is made JSON by the replacement that AWS documents', () => {
    const text = "it's \\' \\\\' 'q'";
    expect(JSON.parse(render(`"$util.escapeJavaScript($text).replaceAll("\\\\'","'")"`, '{}', { text }))).toBe(text);
  });
});
