namespace Quipu.Registers.Mappings;

/// <summary>Finds what ties the parties and things of a row.</summary>
/// <param name="entities">Ties are added to them.</param>
sealed class RowTies(List<ProposedEntity> entities, IReadOnlyList<RowPart> parts)
{
    readonly HashSet<(string, string)> _tied = [];

    internal void Tie()
    {
        foreach (var rule in HeaderWords.Default.Ties) Try(rule);
        foreach (var contract in entities.Where(e => e.Schema.IsA("Contract") || e.Schema.IsA("CallForTenders")))
        {
            if (Named("buyer") is not { } buyer || contract.Has("authority")) continue;
            contract.Point("authority", buyer.Name);
            _tied.Add((contract.Name, buyer.Name));
        }

        // Whose list a candidate stood on is told with the post too.
        if (entities.Find(e => e.Schema.IsA("Occupancy")) is { } occupancy && Named("party")?.Part.Of("name") is { } party) occupancy.Read("politicalGroup", party);
        Rest();
    }

    void Try(TieWord rule)
    {
        foreach (var from in rule.From.Select(Named).OfType<ProposedEntity>())
        {
            foreach (var to in rule.To.Select(Named).OfType<ProposedEntity>())
            {
                if (from == to || IsTied(from, to) || (rule.Through is not null && entities.Exists(e => e.Schema.IsA(rule.Through)))) continue;
                if (!Fits(from, rule.Schema, rule.Source) || (rule.Through is null && !Fits(to, rule.Schema, rule.Target))) continue;
                Add(rule, from, to);
                return;
            }
        }
    }

    void Add(TieWord rule, ProposedEntity from, ProposedEntity to)
    {
        var end = to;
        if (rule.Through is { } through)
        {
            end = new(PlanWriter.Lower(through), new(PlanWriter.Lower(through), Schemata.Default[through]));
            end.Point("authority", to.Name);
            end.KeyedBy = [from, to];
            entities.Add(end);
        }

        Narrow(from, rule.Schema, rule.Source);
        if (rule.Through is null) Narrow(to, rule.Schema, rule.Target);
        var tie = new ProposedEntity(Free(PlanWriter.Lower(rule.Schema)), new("tie", Schemata.Default[rule.Schema])) { KeyedBy = [from, end] };
        tie.Point(rule.Source, from.Name);
        tie.Point(rule.Target, end.Name);
        entities.Add(tie);
        _tied.Add((from.Name, to.Name));
    }

    /// <summary>Whoever is tied to nobody is linked to the first party, in a way that only the header knows.</summary>
    void Rest()
    {
        var all = entities.Where(e => e.Schema.Edge is null && e.Schema.IsA("Thing")).OrderBy(e => e.Part.First).ToArray();
        if (all.Length < 2) return;
        foreach (var lone in all.Where(e => e.Schema.IsA("LegalEntity") && !_tied.Any(t => t.Item1 == e.Name || t.Item2 == e.Name)))
        {
            if (all.FirstOrDefault(e => e != lone && !IsTied(e, lone)) is not { } other) continue;
            var link = new ProposedEntity(Free("link"), new("tie", Schemata.Default["UnknownLink"])) { KeyedBy = [lone, other] };
            link.Point("subject", lone.Name);
            link.Point("object", other.Name);
            link.Say("role", lone.Name.Replace('_', ' '));
            entities.Add(link);
            _tied.Add((lone.Name, other.Name));
        }
    }

    bool IsTied(ProposedEntity one, ProposedEntity other) => _tied.Contains((one.Name, other.Name)) || _tied.Contains((other.Name, one.Name));

    /// <summary>An end that is of the schema that the tie asks for, or may be narrowed to it.</summary>
    static bool Fits(ProposedEntity end, string schema, string property) =>
        Schemata.Default[schema][property]?.Range is { } range && Schemata.Default[range] is var wanted && (end.Schema.IsA(wanted) || (wanted.IsA(end.Schema) && !wanted.Abstract));

    static void Narrow(ProposedEntity end, string schema, string property)
    {
        if (Schemata.Default[schema][property]?.Range is { } range && !end.Schema.IsA(range)) end.Part.NarrowTo(Schemata.Default[range]);
    }

    ProposedEntity? Named(string role) => parts.FirstOrDefault(p => p.Role == role) is { } part ? entities.Find(e => e.Part == part) : null;

    string Free(string name)
    {
        if (!entities.Exists(e => e.Name == name)) return name;
        var n = 2;
        while (entities.Exists(e => e.Name == $"{name}_{n}")) n++;
        return $"{name}_{n}";
    }
}
