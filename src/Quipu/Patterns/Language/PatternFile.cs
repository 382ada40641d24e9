using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Snapshots;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Quipu.Patterns.Language;

/// <summary>Reads pattern files. Every key, name and word of the vocabulary is checked, and all faults are told at once, so that a typing error is a sentence and not a silence.</summary>
sealed class PatternFile
{
    const int Deepest = 30;
    readonly PatternFaults _faults;
    readonly CheckedNode _root;
    readonly IReadOnlyDictionary<string, ImmutableArray<TieWay>> _named;
    readonly Dictionary<string, int> _parties = new(StringComparer.Ordinal), _ties = new(StringComparer.Ordinal);

    PatternFile(YamlNode root, PatternFaults faults, IReadOnlyDictionary<string, ImmutableArray<TieWay>> named) => (_faults, _root, _named) = (faults, new(root, "the pattern", faults), named);

    /// <summary>The pattern of a text, or its faults.</summary>
    /// <param name="file">Its name, for the faults.</param>
    /// <param name="named">What <c>@name</c> stands for.</param>
    internal static PatternReading Read(string text, string file, IReadOnlyDictionary<string, ImmutableArray<TieWay>> named)
    {
        var faults = new PatternFaults(file);
        var pattern = Root(text, faults) is { } root ? new PatternFile(root, faults, named).ToPattern() : null;
        return new(faults.Found.IsEmpty ? pattern : null, faults.Found);
    }

    /// <summary>Reads ways by name, as relations.yaml has them; each may use those above it.</summary>
    internal static (IReadOnlyDictionary<string, ImmutableArray<TieWay>> Named, ImmutableArray<PatternFault> Faults) ReadRelations(string text, string file)
    {
        var (faults, named) = (new PatternFaults(file), new Dictionary<string, ImmutableArray<TieWay>>(StringComparer.Ordinal));
        if (Root(text, faults) is { } root)
            foreach (var (name, _, value) in new CheckedNode(root, "the table", faults).All)
                named[name] = value is YamlSequenceNode list ? [.. list.SelectMany(n => StepSyntax.Read(n, named, faults))] : [.. StepSyntax.Read(value, named, faults)];
        return (named, faults.Found);
    }

    static YamlNode? Root(string text, PatternFaults faults)
    {
        try
        {
            if (TooMuch(text) is { } much)
            {
                faults.Add(much.Line, much.Column, "parts lie too deep in each other here, or too much is repeated by '*'", $"write at most {Deepest} levels, and what is repeated out");
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [var only, ..]) return only.RootNode;
            faults.Add(1, 1, "the file is empty", "write a pattern; docs/patterns.md has one to begin with");
        }
        catch (YamlException e)
        {
            faults.Add(e.Start.Line, e.Start.Column, $"this is no YAML ({e.Message.TrimEnd('.')})", "indent by two blanks and put texts with a colon between quotes");
        }

        return null;
    }

    // The tree is built by recursion, and what is repeated multiplies: what nobody could mean must not end or stop the process.
    static Mark? TooMuch(string text)
    {
        var (parser, depth, repeated) = (new Parser(new StringReader(text)), 0, 0);
        while (parser.MoveNext())
        {
            depth += parser.Current is SequenceStart or MappingStart ? 1 : parser.Current is SequenceEnd or MappingEnd ? -1 : 0;
            if (parser.Current is AnchorAlias) repeated++;
            if (depth > Deepest || repeated > Deepest) return parser.Current!.Start;
        }

        return null;
    }

    Pattern ToPattern()
    {
        var ground = _root.Values<PatternGround>("ground") is [var one, ..] ? one : PatternGround.Network;
        var parties = Parties();
        var (ties, without) = (Ties("ties"), Ties("without"));
        if (ground == PatternGround.Network && parties.IsEmpty) _root.Lacks("parties", "add the parties of the shape");
        if (ground == PatternGround.Network && ties.IsEmpty) _root.Lacks("ties", "add the ties between the parties");
        var pattern = new Pattern
        {
            Slug = Slug(),
            Title = _root.Wording("title"),
            Text = _root.Wording("text"),
            Rationale = _root.Wording("rationale"),
            Innocent = Wordings("innocent"),
            Confirm = Wordings("confirm"),
            Refute = Wordings("refute"),
            References = _root.Words("references"),
            Run = Run(),
            Ground = ground,
            Parties = parties,
            Ties = ties,
            Without = without,
            Times = [.. _root.List("times").Select(Time).OfType<TimeRule>()],
            Alike = Alike(),
            Count = Count(),
            Leads = [.. _root.Parts("leads", "lead").Select(l => Lead(l.Name, l.Part))],
        };
        _root.Close();
        if (_faults.Found.IsEmpty) CheckWhole(pattern);
        return pattern;
    }

    string Slug()
    {
        var slug = _root.Text("pattern", needed: true) ?? "";
        if (slug.Length > 0 && !slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) _faults.Add(_root.Find("pattern")!, $"'{slug}' is no slug", "use small letters, digits and hyphens");
        return slug;
    }

    ImmutableArray<Wording> Wordings(string key)
    {
        var found = _root.List(key).Select(n => _faults.Wording(n, key)).ToImmutableArray();
        if (found.IsEmpty) _root.Lacks(key, $"add {key}: with at least one row {{en: …, es: …}}");
        return found;
    }

    ImmutableArray<PatternParty> Parties()
    {
        var found = ImmutableArray.CreateBuilder<PatternParty>();
        foreach (var (name, part) in _root.Parts("parties", "party"))
        {
            _parties[name] = found.Count;
            found.Add(new(name, part.Wording("label"), Kinds(part, "is"), Kinds(part, "not"), part.Flag("essential") ?? true)
            {
                Named = part.Flag("named") ?? false,
                NotNamed = part.Words("not-named"),
                Marks = [.. part.List("marks").Select(Mark).OfType<PatternMark>()],
            });
            part.Close();
        }

        return found.ToImmutable();
    }

    ImmutableArray<string> Kinds(CheckedNode part, string key)
    {
        var words = part.Words(key);
        foreach (var word in words)
            if (!Wires.TryRead<EntityType>(word, out _) && word != SharedValues.Kind && Schemata.Default.Find(word) is null) _faults.Add(part.Find(key)!, $"'{word}' is no type or schema", $"use one of: {string.Join(", ", Enum.GetValues<EntityType>())}, or a schema such as LegalEntity");
        return words;
    }

    PatternMark? Mark(YamlNode node)
    {
        var part = new CheckedNode(node, "a mark", _faults);
        var (way, words) = (part.Find("by"), part.Words("named"));
        var steps = way is null ? [] : StepSyntax.Read(way, _named, _faults).ToArray();
        var mark = new PatternMark(steps is [{ Steps: [var step] }] ? step : null, words)
        {
            Floor = Floor(part),
            Qualities = Qualities(part),
            Stages = part.Values<Stage>("stages"),
        };
        part.Close();
        if (mark.Way is null == words.IsEmpty) _faults.Add(node, "a mark has one single step in 'by', or words in 'named'", "write {by: engages_in} or {named: [clan, banda]}");
        return mark;
    }

    ImmutableArray<PatternTie> Ties(string key)
    {
        var found = ImmutableArray.CreateBuilder<PatternTie>();
        foreach (var (name, part) in _root.Parts(key, "tie"))
        {
            if (!_ties.TryAdd(name, _ties.Count)) _faults.Add(part.Node, $"there are two ties '{name}'", "give one of them another name");
            var of = Party(part, "of", needed: false);
            var (from, to) = of is { } one ? (one, one) : (Party(part, "from") ?? 0, Party(part, "to") ?? 0);
            var ways = part.List("by").SelectMany(n => StepSyntax.Read(n, _named, _faults)).DistinctBy(w => w.ToString()).ToImmutableArray();
            if (ways.IsEmpty) _faults.Add(part.Node, $"the tie '{name}' lacks 'by'", "add by: [funds, Payment, …]");
            found.Add(new(name, part.Wording("label"), from, to, ways)
            {
                Floor = Floor(part),
                Stages = part.Values<Stage>("stages"),
                Qualities = Qualities(part),
                LawStages = part.Values<LawStage>("law"),
                Said = part.Values<Modality>("said"),
                Accuses = part.Flag("accuses") ?? false,
                Answered = part.Flag("answered"),
                Together = part.Flag("together") ?? false,
                MayBeSame = part.Flag("may-be-same") ?? false,
                Dated = part.Values<TieDating>("dated") is [var dated, ..] ? dated : null,
            });
            part.Close();
        }

        return found.ToImmutable();
    }

    static ImmutableArray<Quality> Qualities(CheckedNode part) => part.Values<Quality>("kinds");

    static Modality Floor(CheckedNode part) => part.Values<Modality>("floor") is [var floor, ..] ? floor : Modality.Alleged;

    int? Party(CheckedNode part, string key, bool needed = true) => Named(part, key, _parties, "party", needed);

    int? Named(CheckedNode part, string key, Dictionary<string, int> names, string what, bool needed = true)
    {
        if (part.Text(key, needed) is not { } name) return null;
        if (names.TryGetValue(name, out var number)) return number;
        _faults.Add(part.Find(key)!, $"there is no {what} '{name}'", $"use one of: {string.Join(", ", names.Keys)}");
        return null;
    }

    TimeRule? Time(YamlNode node)
    {
        var (part, faults) = (new CheckedNode(node, "a time rule", _faults), _faults.Found.Length);
        var (first, during, pair, same) = (part.Find("first") is not null, part.Find("during") is not null, part.Words("overlap"), part.Words("same"));
        TimeRule? rule = first ? Rule(TimeOrder.First, Tie(part, "first"), Tie(part, "then"), part.Number("within"))
            : part.Find("told") is not null ? Rule(TimeOrder.Told, Tie(part, "told"), Tie(part, "then"), null)
            : during ? Rule(TimeOrder.During, Tie(part, "is"), Tie(part, "during"), null)
            : null;
        var period = part.Text("period");
        if (pair is [var one, var other]) rule = Rule(TimeOrder.Overlap, Number(one), Number(other), null);
        if (same is [var early, var that]) rule = Rule(period == "month" ? TimeOrder.SameMonth : TimeOrder.SameYear, Number(early), Number(that), null);
        if (rule is null && _faults.Found.Length == faults) _faults.Add(node, "a time rule says nothing", "write {first: a, then: b, within: months}, {told: a, then: b}, {is: a, during: b}, {overlap: [a, b]} or {same: [a, b], period: year}");
        _ = (part.Find("then"), part.Find("is"), part.Find("within"));
        part.Close();
        return rule;

        static TimeRule? Rule(TimeOrder order, int? one, int? other, int? months) => one is { } a && other is { } b ? new(order, a, b, months) : null;

        int? Number(string name)
        {
            if (_ties.TryGetValue(name, out var number)) return number;
            _faults.Add(node, $"there is no tie '{name}'", $"use one of: {string.Join(", ", _ties.Keys)}");
            return null;
        }
    }

    int? Tie(CheckedNode part, string key) => Named(part, key, _ties, "tie");

    (int, int)? Alike()
    {
        var words = _root.Words("alike");
        if (words.IsEmpty) return null;
        if (words is [var one, var other] && _parties.TryGetValue(one, out var a) && _parties.TryGetValue(other, out var b)) return (a, b);
        _faults.Add(_root.Find("alike")!, "'alike' does not name two parties", "write alike: [one, other]");
        return null;
    }

    PatternCount? Count()
    {
        if (_root.Find("count") is not { } node) return null;
        var part = new CheckedNode(node, "the count", _faults);
        var (party, tie, least, within) = (Party(part, "party"), Tie(part, "tie"), part.Number("least", needed: true), part.Number("within"));
        part.Close();
        return party is { } p && tie is { } t && least is { } n ? new(p, t, n, within) : null;
    }

    RealRun? Run()
    {
        if (_root.Find("run") is not { } node) return null;
        var part = new CheckedNode(node, "the run", _faults);
        var run = new RealRun(part.Wording("on"), Tally("findings"), Tally("leads"), Tally("read"), Tally("right")) { Lacked = Lacked(part) };
        part.Close();
        if (!run.Lacked.IsEmpty && run.Findings > 0) _faults.Add(node, "records that lack a tie have given findings", "take 'lacked' out, or count no findings");
        if (run.Read > run.Findings + run.Leads || run.Right > run.Read) _faults.Add(node, "more was read than found, or more was right than read", "count findings and leads, then those that somebody read, then those of them that were right");
        return run;

        int Tally(string key) => part.Number(key, needed: true, least: 0) ?? 0;
    }

    ImmutableArray<string> Lacked(CheckedNode part)
    {
        var names = part.Words("lacked");
        foreach (var name in names.Where(n => !_ties.ContainsKey(n))) _faults.Add(part.Find("lacked")!, $"there is no tie '{name}'", $"use one of: {string.Join(", ", _ties.Keys)}");
        return names;
    }

    PatternLead Lead(string name, CheckedNode part)
    {
        var lacks = part.Words("lacks").Select(w => _ties.TryGetValue(w, out var tie) ? tie : -1).ToImmutableArray();
        if (lacks.IsEmpty || lacks.Contains(-1)) _faults.Add(part.Node, $"the lead '{name}' does not say which ties it lacks", $"add lacks: with names of {string.Join(", ", _ties.Keys)}");
        var lead = new PatternLead(name, lacks, part.Wording("missing"), part.Wording("where")) { Parties = [.. part.Parts("parties", "party").Select(p => LeadParty(part, p.Name, p.Part)).OfType<LeadParty>()] };
        part.Close();
        return lead;
    }

    LeadParty? LeadParty(CheckedNode lead, string name, CheckedNode part)
    {
        if (!_parties.TryGetValue(name, out var number)) _faults.Add(lead.Find("parties")!, $"there is no party '{name}'", $"use one of: {string.Join(", ", _parties.Keys)}");
        var fence = new LeadParty(number, part.Flag("essential") ?? true, part.Words("not-named"), [.. part.List("not-marks").Select(Mark).OfType<PatternMark>()]);
        part.Close();
        return fence;
    }

    // What a shape cannot mean though each of its words is right.
    void CheckWhole(Pattern pattern)
    {
        foreach (var tie in pattern.Ties.Where(t => t.Accuses && t.Ways.Any(w => w.Steps.Any(s => s.Relation is "relative_of" or "Family"))))
            _faults.Add(_root.Find("ties")!, $"the tie '{tie.Name}' accuses by kinship", "take relative_of and Family out: kinship carries no accusation");
        if (pattern.Ties.IsEmpty) return;
        if (pattern.Parties.Where((p, i) => p.Essential && i != pattern.Count?.Party).FirstOrDefault() is null) _faults.Add(_root.Find("parties")!, "no party is essential", "take 'essential: false' from one that is not counted");
        Connected(pattern, [.. Enumerable.Range(0, pattern.Ties.Length)], _root.Find("ties")!, "the ties");
        foreach (var lead in pattern.Leads) Connected(pattern, [.. Enumerable.Range(0, pattern.Ties.Length).Except(lead.Lacks)], _root.Find("leads")!, $"the ties that the lead '{lead.Name}' leaves");
        foreach (var tie in pattern.Without)
            if (!pattern.Ties.Any(t => t.From == tie.From || t.To == tie.From)) _faults.Add(_root.Find("without")!, $"'{tie.Name}' is between parties that no tie names", "name parties of the shape");
    }

    void Connected(Pattern pattern, int[] ties, YamlNode at, string what)
    {
        var reached = ties.Length > 0 ? new HashSet<int> { pattern.Ties[ties[0]].From } : [];
        for (var more = true; more;)
            more = ties.Any(t => reached.Contains(pattern.Ties[t].From) ? reached.Add(pattern.Ties[t].To) : reached.Contains(pattern.Ties[t].To) && reached.Add(pattern.Ties[t].From));
        if (ties.Length == 0 || ties.Any(t => !reached.Contains(pattern.Ties[t].From))) _faults.Add(at, $"{what} do not hang together", "tie every party to the others, or make two patterns of it");
    }
}
