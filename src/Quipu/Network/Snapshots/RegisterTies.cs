using Quipu.Registers;
using Quipu.Text;

namespace Quipu.Network.Snapshots;

/// <summary>The entity or the ties that the statements of one entity of registers make: an entity of an edge schema (<c>Ownership</c>) ties its two ends, any other one those it names.</summary>
static class RegisterTies
{
    static readonly HashSet<string> _shared = new(StringComparer.Ordinal) { "address", "phone", "email", "incorporationDate" };

    /// <summary>Whether a value is of a kind that registers have.</summary>
    internal static bool Shares(EntityId value) => _shared.Contains(value.Value.Split(':')[1]);

    static readonly HashSet<string> _defendants = new(StringComparer.Ordinal) { "defendant", "accused", "acusado", "acusada", "imputado", "imputada", "procesado", "procesada" };

    // When something that is no tie came to be: a contract is signed, a tender published.
    static readonly string[] _dated = ["contractDate", "publicationDate", "listingDate", "filingDate"];

    /// <summary>Adds what the statements of one canonical entity say.</summary>
    internal static void Add(SnapshotBuilder builder, IReadOnlyList<KeptStatement> statements)
    {
        var canonical = statements[0].Statement.Canonical;
        foreach (var own in statements.Select(s => s.Statement.Entity).Distinct()) builder.Join(own, canonical);
        if (statements.Select(s => Schemata.Default.Find(s.Statement.Schema)).OfType<Schema>().OrderByDescending(s => s.Ancestry.Count).ThenBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault() is not { } schema) return;
        if (schema.Edge is { } edge)
        {
            foreach (var source in Values(statements, edge.Source))
                foreach (var target in Values(statements, edge.Target)) builder.Add(Between(schema, (source, target), statements) with
                {
                    Relation = IsCandidacy(schema, statements) ? schema.Name + ".candidate" : schema.Name,
                } is var tie && schema.Name == "CourtCaseParty" ? Tried(tie, statements) : tie);
            return;
        }

        builder.Add(new Knot(canonical, schema.Name, Caption(schema, statements) ?? canonical.Value));
        AddAside(builder, canonical, statements);
        if (schema.Name == "Sanction") AddSanctions(builder, schema, statements);
        foreach (var named in statements.Where(s => s.Statement.PropType == "entity" && s.Statement.Prop != Statement.Base))
            builder.Add(Kept(new(canonical, new(named.Statement.Value), named.Statement.Prop, named.Statement.Entity.Value, named.Statement.Dataset), [named]) with { Start = Dates(statements, _dated) is [var first, ..] ? first : null });
    }

    // What one alone has, and what several may share.
    static void AddAside(SnapshotBuilder builder, EntityId canonical, IReadOnlyList<KeptStatement> statements)
    {
        foreach (var kept in statements)
        {
            var (property, value) = (kept.Statement.Prop, kept.Statement.Value);
            if (property == "topics")
                builder.Add(Kept(new(canonical, canonical, $"topics.{value}", kept.Statement.Entity.Value, kept.Statement.Dataset), [kept]) with { Aside = true });
            if (!_shared.Contains(property)) continue;
            var knot = SharedValues.Of(property, value);
            builder.Add(knot);
            builder.Add(Kept(new(canonical, knot.Id, property, kept.Statement.Entity.Value, kept.Statement.Dataset), [kept]) with { Aside = true });
        }
    }

    // A measure against somebody is said of them alone: the list that has it is no party.
    static void AddSanctions(SnapshotBuilder builder, Schema schema, IReadOnlyList<KeptStatement> statements)
    {
        DateOnly? on = Dates(statements, [.. schema.Time.Start, .. _dated]) is [var first, ..] ? first.Earliest : null;
        foreach (var named in statements.Where(s => s.Statement.Prop == "entity"))
            builder.Add(Kept(new(new(named.Statement.Value), new(named.Statement.Value), schema.Name, named.Statement.Entity.Value, named.Statement.Dataset), [named]) with
            {
                Aside = true,
                Start = on is { } day ? PartialDate.From(day) : null,
                Steps = [new(Model.Stage.Sanctioned, on, FirstSeen(named))],
            });
    }

    // Of a party to a case: what its status says, else charged where it is the defendant. A plaintiff or a witness is a bystander.
    static Tie Tried(Tie tie, IReadOnlyList<KeptStatement> all)
    {
        var words = all.Where(s => s.Statement.Prop is "role" or "status").Select(s => Folding.Fold(s.Statement.Value)).ToArray();
        var status = words.Select(w => Model.Wires.TryRead<Model.Stage>(w.Replace(' ', '_'), out var stage) ? stage : (Model.Stage?)null).FirstOrDefault(s => s is not null);
        var reached = status ?? (words.Any(w => _defendants.Contains(w)) ? Model.Stage.Charged : null);
        return tie with { OfBystander = words.Any(Bystanders.Names), Steps = reached is { } stage ? [new(stage, tie.Start?.Earliest, tie.KnownFrom)] : [] };
    }

    // Who stood for an office did not hold it.
    static bool IsCandidacy(Schema schema, IReadOnlyList<KeptStatement> statements) =>
        schema.Name == "Occupancy" && statements.Any(s => s.Statement.Prop == "status" && Folding.Fold(s.Statement.Value) is "candidate" or "candidato" or "candidata");

    static Tie Between(Schema schema, (KeptStatement Source, KeptStatement Target) ends, IReadOnlyList<KeptStatement> all) =>
        Kept(new(new(ends.Source.Statement.Value), new(ends.Target.Statement.Value), schema.Name, ends.Source.Statement.Entity.Value, ends.Source.Statement.Dataset), [ends.Source, ends.Target]) with
        {
            Directed = schema.Edge!.Directed,
            Start = Dates(all, schema.Time.Start) is [var first, ..] ? first : null,
            End = Dates(all, schema.Time.End) is [.., var last] ? last : null,
        };

    // Known when its last part was, and until its first part was gone.
    static Tie Kept(Tie tie, KeptStatement[] rests) => tie with
    {
        FromRegister = true,
        KnownFrom = rests.Max(FirstSeen),
        KnownUntil = rests.Where(s => s.Vanished).Select(s => (DateOnly?)DateOnly.FromDateTime(s.LastSeen.UtcDateTime)).Min(),
    };

    // What the source itself says of when it first said so; else when it was imported.
    static DateOnly FirstSeen(KeptStatement kept) =>
        PartialDate.TryParse(kept.Statement.FirstSeen, out var said) ? said.Latest : DateOnly.FromDateTime(kept.FirstSeen.UtcDateTime);

    static PartialDate[] Dates(IReadOnlyList<KeptStatement> statements, IReadOnlyCollection<string> properties) =>
        [.. statements.Where(s => properties.Contains(s.Statement.Prop)).Select(s => PartialDate.TryParse(s.Statement.Value, out var date) ? date : (PartialDate?)null).OfType<PartialDate>().Order()];

    static IEnumerable<KeptStatement> Values(IReadOnlyList<KeptStatement> statements, string property) =>
        statements.Where(s => s.Statement.Prop == property).DistinctBy(s => (s.Statement.Value, s.Statement.Dataset));

    static string? Caption(Schema schema, IReadOnlyList<KeptStatement> statements) =>
        schema.Caption.Select(p => statements.FirstOrDefault(s => s.Statement.Prop == p)?.Statement.Value).FirstOrDefault(v => v is not null);
}
