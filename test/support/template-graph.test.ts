import { TemplateGraph } from './template-graph';

const graphOf = (resources: Record<string, object>): TemplateGraph =>
  new TemplateGraph({ toJSON: () => ({ Resources: resources }) });

describe('the order of a template', () => {
  it.each([
    ['DependsOn as a list', { DependsOn: ['A'] }],
    ['DependsOn as text', { DependsOn: 'A' }],
    ['Ref', { Properties: { List: [{ Deep: { Ref: 'A' } }] } }],
    ['GetAtt as a list', { Properties: { Id: { 'Fn::GetAtt': ['A', 'Id'] } } }],
    ['GetAtt as text', { Properties: { Id: { 'Fn::GetAtt': 'A.Id' } } }],
    ['Sub', { Properties: { Id: { 'Fn::Sub': 'x-${A.Id}' } } }],
    ['Sub with variables', { Properties: { Id: { 'Fn::Sub': ['${V}', { V: { Ref: 'A' } }] } } }],
    ['Join', { Properties: { Id: { 'Fn::Join': ['', ['x', { Ref: 'A' }]] } } }],
  ])('follows %s', (_name, b) => {
    expect(graphOf({ A: {}, B: b }).comesBefore('A', 'B')).toBe(true);
  });

  it('follows a chain', () => {
    const graph = graphOf({ A: {}, B: { DependsOn: ['A'] }, C: { Properties: { Ref: 'B' } } });
    expect(graph.comesBefore('A', 'C')).toBe(true);
  });

  it('does not follow backwards', () => {
    expect(graphOf({ A: {}, B: { DependsOn: ['A'] } }).comesBefore('B', 'A')).toBe(false);
  });

  it('takes a parameter for no resource', () => {
    expect(graphOf({ A: {}, B: { Properties: { Ref: 'Parameter' } } }).comesBefore('A', 'B')).toBe(false);
  });

  it('ends in a circle', () => {
    const graph = graphOf({ A: { DependsOn: ['B'] }, B: { DependsOn: ['A'] }, C: {} });
    expect(graph.comesBefore('C', 'A')).toBe(false);
  });

  it('refuses a resource that is not there, so that a renamed one cannot pass unnoticed', () => {
    const graph = graphOf({ A: {} });
    expect(() => graph.comesBefore('Gone', 'A')).toThrow('the template has no resource Gone');
    expect(() => graph.comesBefore('A', 'Gone')).toThrow('the template has no resource Gone');
  });
});
