namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The relations of the treebanks as frames know them: subtypes that they do not ask for fall to their main relation or to their nearest neighbour.</summary>
static class Deprels
{
    internal static Deprel Of(string name) => name switch
    {
        "nsubj:pass" => Deprel.NsubjPass,
        "obl:agent" => Deprel.OblAgent,
        "obl:arg" => Deprel.OblArg,
        "aux:pass" => Deprel.AuxPass,
        "nmod:poss" => Deprel.NmodPoss,
        "acl:relcl" => Deprel.AclRelcl,
        "expl:pass" or "expl:impers" => Deprel.ExplPass,
        "expl:pv" => Deprel.ExplPv,
        "compound:prt" => Deprel.CompoundPrt,
        // "President Ruiz": the title before a name.
        "nmod:desc" => Deprel.Compound,
        "obl:unmarked" or "obl:tmod" or "obl:npmod" => Deprel.OblUnmarked,
        "nmod:unmarked" or "nmod:tmod" or "nmod:npmod" => Deprel.NmodUnmarked,
        "dislocated" or "reparandum" => Deprel.Dep,
        _ => Enum.TryParse<Deprel>(name.Split(':')[0], ignoreCase: true, out var main) ? main : Deprel.Dep,
    };
}
