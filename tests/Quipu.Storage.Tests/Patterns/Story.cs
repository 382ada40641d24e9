using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Registers;
using YamlDotNet.RepresentationModel;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>A test story of a pattern: records as a file tells them, kept in a store as readers and imports would have kept them.</summary>
sealed class Story
{
    static readonly DateTimeOffset _now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    readonly YamlMappingNode _root;
    readonly Dictionary<string, EntityId> _entities = new(StringComparer.Ordinal);
    readonly Dictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    Story(YamlMappingNode root) => _root = root;

    internal string? Pattern => Text(_root, "pattern");

    /// <summary>Its claims, by the name that the file gives each, in order.</summary>
    internal IReadOnlyDictionary<string, Claim> Claims => _claims;

    internal IReadOnlyDictionary<string, EntityId> Entities => _entities;

    internal string Expect => Text(_root, "expect")!;

    /// <summary>How many findings and leads there are in all; null: nobody says.</summary>
    internal int? HowMany => Text(_root, "howMany") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    internal IEnumerable<EntityId> Others(IStore store) => Words(_root, "notParties").Select(p => Known(store, _entities[p]));

    internal DateOnly? AsOf => Text(_root, "asOf") is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null;

    internal static Story Read(string path) => Parse(File.ReadAllText(path));

    internal static Story Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return new((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    /// <summary>The entities that a finding must name, as the store knows them now.</summary>
    internal IEnumerable<EntityId> Parties(IStore store) => Words(_root, "parties").Select(p => Known(store, _entities[p]));

    internal void Keep(IStore store)
    {
        var changes = new List<Change>();
        foreach (var document in Rows(_root, "documents")) changes.AddRange(Document(document));
        store.Write(changes);
        foreach (var register in Rows(_root, "registers")) Import(store, register);
        var judgements = !_root.Children.TryGetValue("same", out var same) || same is not YamlSequenceNode pairs ? [] : pairs.Cast<YamlSequenceNode>()
            .Select((pair, i) => (Change)new Change.SamenessJudged(new(new($"same-{i}"), _entities[Value(pair[0])], _entities[Value(pair[1])], Sameness.Same, "Reviewer", _now))).ToList();
        foreach (var (key, verdict) in new[] { ("accepted", Verdict.Accepted), ("rejected", Verdict.Rejected) })
            judgements.AddRange(Words(_root, key).Select(c => new Change.Judged(new(new($"{key}-{c}"), _claims[c], verdict, "Reviewer", _now))));
        store.Write([.. judgements, new Change.Assembled()]);
    }

    static EntityId Known(IStore store, EntityId id) => store.Entity(Access.Viewer.Owner, id)?.Id ?? store.Statements(Access.Viewer.Owner, id).Select(s => (EntityId?)s.Statement.Canonical).FirstOrDefault() ?? id;

    IEnumerable<Change> Document(YamlMappingNode node)
    {
        var id = Text(node, "id")!;
        var text = Text(node, "reprintOf") is { } other ? Reprinted(_texts[other], node) : Written(node);
        _texts[id] = text;
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(id + text)));
        var document = new Document
        {
            Id = DocumentId.From(capture, 0, text),
            Capture = capture,
            Text = text,
            Title = $"{id}, {Text(node, "publisher")}",
            Publisher = Text(node, "publisher"),
            Published = Date(node, "published"),
            Language = Language.Spanish,
            Format = "text/1",
            Location = id + ".txt",
            Blocks = [new(new(0, text.Length), BlockKind.Paragraph)],
        };
        document = document with { Fingerprint = Fingerprints.Of(document) };
        var entities = Rows(node, "entities").Select(e => Entity(e, document)).ToImmutableArray();
        var at = Rows(node, "entities").Select(e => Text(e, "id")!).Zip(entities).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        // A claim may point at one that the file tells later.
        var ids = Rows(node, "claims").Select((c, i) => (Key: Text(c, "id")!, Anchor: Anchor(c, document, at, i))).ToDictionary(p => p.Key, p => p.Anchor, StringComparer.Ordinal);
        var claims = Rows(node, "claims").Select(c => _claims[Text(c, "id")!] = Claim(c, ids, at)).ToImmutableArray();
        yield return new Change.CaptureTaken(new(capture, text.Length, document.Location, _now), new("default"));
        yield return new Change.DocumentMade(document, new("default"));
        yield return new Change.DocumentWasRead(new(document.Id, "frames/1", entities, claims));
        yield return new Change.CaptureDone(capture, document.Location, "text/1", "frames/1");
    }

    // Every name and every quote on a line of its own, so that each has a place.
    static string Written(YamlMappingNode node) =>
        string.Join('\n', Rows(node, "entities").SelectMany(e => Words(e, "aliases").Prepend(Text(e, "name")!)).Concat(Rows(node, "claims").Select(c => Text(c, "quote")!)).Select(l => l + "."));

    // A reprint has the text of what it prints, and whatever its own records quote besides.
    static string Reprinted(string text, YamlMappingNode node) => string.Join('\n', Written(node).Split('\n').Where(line => !text.Contains(line.TrimEnd('.'), StringComparison.Ordinal)).Prepend(text));

    LocalEntity Entity(YamlMappingNode node, Document document)
    {
        var (name, type) = (Text(node, "name")!, Wires.Read<EntityType>(Text(node, "type")!));
        var start = ("\n" + document.Text).IndexOf($"\n{name}.\n", StringComparison.Ordinal);
        if (start < 0) start = document.Text.IndexOf(name, StringComparison.Ordinal);
        var at = new Span(start, start + name.Length);
        var named = Text(node, "named") != "false";
        return new()
        {
            Id = _entities[Text(node, "id")!] = EntityId.Local(document.Id, type, at),
            Document = document.Id,
            Type = type,
            Name = name,
            Named = named,
            Aliases = [.. Words(node, "aliases")],
            Country = Text(node, "country"),
            Mentions = [new(at, name, named ? MentionKind.Name : MentionKind.Nominal)],
        };
    }

    static Claim Anchor(YamlMappingNode node, Document document, Dictionary<string, LocalEntity> at, int number)
    {
        var (quote, type) = (Text(node, "quote")!, Wires.Read<ClaimType>(Text(node, "type")!));
        var start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        var (span, trigger) = (new Span(start, start + quote.Length), new Span(start + (number % quote.Length), start + (number % quote.Length) + 1));
        var (subject, other) = (Party(node, "subject", at), Party(node, "object", at));
        return new()
        {
            Id = ClaimId.From(document.Id, type, span, trigger, subject?.At, other?.At),
            Document = document.Id,
            Type = type,
            Subject = subject,
            Object = other,
            Modality = Wires.Read<Modality>(Text(node, "modality") ?? "stated"),
            Quote = new(span, quote),
            Trigger = trigger,
            Sureness = 800,
            Reader = "frames/1",
        };
    }

    static Claim Claim(YamlMappingNode node, Dictionary<string, Claim> ids, Dictionary<string, LocalEntity> at)
    {
        var claim = ids[Text(node, "id")!];
        var enacts = claim.Type == ClaimType.Enacts;
        return claim with
        {
            Negated = Text(node, "negated") == "true",
            Ended = Text(node, "ended") == "true",
            Attribution = Parties(node, "attribution", at),
            Date = Date(node, "date"),
            End = Date(node, "end"),
            Place = Party(node, "place", at),
            Authority = Party(node, "authority", at),
            Ticket = Party(node, "party", at),
            From = Party(node, "from", at),
            To = Party(node, "to", at),
            Via = Parties(node, "via", at),
            Affects = Parties(node, "affects", at),
            About = [.. Words(node, "about").Where(ids.ContainsKey).Select(a => ids[a].Id)],
            Stage = enacts ? null : Word<Stage>(node, "stage"),
            LawStage = enacts ? Word<LawStage>(node, "stage") : null,
            EffectKind = Word<EffectKind>(node, "effect_kind"),
            Kind = Word<IncidentKind>(node, "kind"),
            Stance = Word<StanceKind>(node, "stance"),
            Direction = Word<Direction>(node, "direction"),
            Details = Details(node),
        };
    }

    static ImmutableSortedDictionary<Detail, string> Details(YamlMappingNode node)
    {
        var details = ImmutableSortedDictionary.CreateBuilder<Detail, string>();
        foreach (var detail in Enum.GetValues<Detail>())
            if (Text(node, detail.Wire()) is { } words) details[detail] = words;
        if (details.GetValueOrDefault(Detail.Amount)?.Split(' ') is [var amount, var currency]) (details[Detail.Amount], details[Detail.Currency]) = (amount, currency);
        return details.ToImmutable();
    }

    void Import(IStore store, YamlMappingNode node)
    {
        var dataset = new DatasetName(Text(node, "dataset")!);
        var header = new ImportHeader(dataset, "story", [new RegisterFile("/nowhere/" + dataset, dataset + ".json", new(ContentHash.Sha256(Encoding.UTF8.GetBytes(dataset.Value))))], _now);
        store.Import(header, [.. Rows(node, "entities").Select((e, row) => Record(e, dataset, row))]);
    }

    RegisterRecord Record(YamlMappingNode node, DatasetName dataset, int row)
    {
        var (id, schema) = (new EntityId(Text(node, "id")!), Schemata.Default[Text(node, "schema")!]);
        _entities[id.Value] = id;
        var statements = ImmutableArray.CreateBuilder<RowStatement>();
        statements.Add(new(Statement.ForEntity(schema, id, dataset), "id"));
        foreach (var (key, values) in ((YamlMappingNode)node.Children["properties"]).Children)
            foreach (var value in values is YamlSequenceNode list ? list.Select(Value) : [Value(values)])
                statements.Add(Statement.TryMake(schema, new(dataset, id, Value(key), value), out var made) ? new(made, Value(key)) : throw new ArgumentException($"{id}: {Value(key)} cannot be '{value}'."));
        return new(new(0, row)) { Statements = statements.ToImmutable() };
    }

    static Party? Party(YamlMappingNode node, string key, Dictionary<string, LocalEntity> at) => Text(node, key) is { } id && at.TryGetValue(id, out var entity) ? Case.Party(entity) : null;

    static ImmutableArray<Party> Parties(YamlMappingNode node, string key, Dictionary<string, LocalEntity> at) => [.. Words(node, key).Select(id => Case.Party(at[id]))];

    static T? Word<T>(YamlMappingNode node, string key) where T : struct, Enum => Text(node, key) is { } word ? Wires.Read<T>(word) : null;

    static PartialDate? Date(YamlMappingNode node, string key) => Text(node, key) is { } date ? PartialDate.Parse(date) : null;

    static string Value(YamlNode node) => ((YamlScalarNode)node).Value!;

    static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { Length: > 0 } text } && text is not ("null" or "~") ? text : null;

    static IEnumerable<string> Words(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value is YamlSequenceNode list ? list.Select(Value) : value is YamlScalarNode { Value: { Length: > 0 } one } && one != "null" ? [one] : [] : [];

    static IReadOnlyList<YamlMappingNode> Rows(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlSequenceNode list ? [.. list.OfType<YamlMappingNode>()] : [];
}
