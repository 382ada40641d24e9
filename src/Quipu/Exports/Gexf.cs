using System.Globalization;
using System.Text;
using System.Xml;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>
/// The export <c>gexf</c>: entities as nodes and one edge for each claim between two of them, with its axes as attributes and, where they are known,
/// the days from when to when it held. Ties of registers come beside them, with whose they are. What the same two are said to be by several documents stays several edges: they have different speakers.
/// </summary>
public static class Gexf
{
    const string Namespace = "http://gexf.net/1.3", Drawn = "http://gexf.net/1.3/viz";

    /// <summary>Whether the tie has a direction. Every edge is written as a directed one: few programs read a graph that has both.</summary>
    const string Directed = "directed";

    /// <summary>The one attribute that is the document's and not the claim's.</summary>
    const string Licence = "licence";

    static readonly (string Name, string Type, Func<EntityCard, string> Value)[] NodeAttributes =
    [
        ("type", "string", c => c.Type.Wire()),
        ("named", "boolean", c => c.Named ? "true" : "false"),
        ("country", "string", c => c.Country ?? ""),
        ("documents", "integer", c => Number(c.Documents)),
    ];

    static readonly (string Name, string Type, Func<ShownClaim, string> Value)[] EdgeAttributes =
    [
        ("type", "string", s => s.Claim.IsExtorted ? "funds.extorted" : s.Claim.Type.Wire()),
        (Directed, "boolean", s => s.Claim.Type.IsSymmetric() ? "false" : "true"),
        ("modality", "string", s => s.Claim.Modality.Wire()),
        ("negated", "boolean", s => s.Claim.Negated ? "true" : "false"),
        ("attribution", "string", StatusText.Attribution),
        ("stage", "string", s => s.Reached?.Stage.Wire() ?? "none on record"),
        ("stage_of", "string", s => s.Reached is { } step ? StatusText.Whose(step.Subject) : ""),
        ("standing", "string", StatusText.Standing),
        ("answered", "integer", s => Number(s.Answers.Length)),
        ("answers", "string", s => string.Join("; ", s.Answers.Select(StatusText.Answer))),
        ("review", "string", s => StatusText.Review(s.Review)),
        ("status", "string", StatusText.Sentence),
        ("date", "string", s => s.Claim.Date?.ToString() ?? ""),
        ("end_date", "string", s => s.Claim.End?.ToString() ?? ""),
        ("role", "string", s => s.Claim[Detail.Role] ?? ""),
        ("amount", "string", s => $"{s.Claim[Detail.Amount]} {s.Claim[Detail.Currency]}".Trim()),
        ("quote", "string", s => s.Claim.Quote.Text),
        ("document", "string", s => s.Document.Title),
        ("publisher", "string", s => s.Document.Publisher ?? ""),
        ("published", "string", s => s.Document.Published?.ToString() ?? ""),
        ("url", "string", s => s.Document.Url ?? ""),
        ("source_kind", "string", s => GradeText.Kind(s.Document.Source) ?? ""),
        ("reliability", "string", s => s.Document.Source?.Reliability?.Mark() ?? ""),
        ("credibility", "string", s => s.Credibility?.Mark() ?? ""),
    ];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var selection = new Selection(options);
        var (claims, entities) = (new HashSet<ClaimId>(), new HashSet<EntityId>());
        foreach (var shown in store.AllClaims(viewer))
            if (selection.TakesTie(shown, s => Ends(s) is null ? Omission.NoSecondEnd : null) && Ends(shown) is var (from, end))
            {
                claims.Add(shown.Claim.Id);
                entities.UnionWith([from.Entity, end.Entity]);
            }

        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false });
        Begin(xml);
        xml.WriteStartElement("nodes");
        foreach (var card in store.AllEntities(viewer).Where(c => entities.Contains(c.Id))) Node(xml, card);
        var stream = new RegisterStream(store, viewer, options);
        var (registers, rows) = (new GraphStream(() => stream.Entities().SelectMany(s => Entity.Folded(s))), (long)entities.Count + claims.Count);
        foreach (var node in registers.Nodes())
            if (!entities.Contains(node.Id))
            {
                Node(xml, node);
                rows++;
            }

        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        var documents = new DocumentIndex(store, viewer, options);
        foreach (var shown in store.AllClaims(viewer).Where(c => claims.Contains(c.Claim.Id))) Edge(xml, shown, documents[shown.Claim.Document]?.Licence);
        foreach (var tie in registers.Ties())
        {
            Edge(xml, tie);
            rows++;
        }

        xml.WriteEndDocument();
        return selection.Result(rows) with { Vanished = stream.Vanished, NotAsked = stream.NotAsked };
    }

    /// <summary>Writes a part of the network, with the places of its parties where they have one. Every edge is a claim with its axes, as in the whole export.</summary>
    /// <param name="about">Its title, and of a document its licence line; null: it states none.</param>
    public static void Write(EdgeSet ties, IReadOnlyDictionary<EntityId, (double X, double Y)> places, (string Title, Func<DocumentId, string?> Licence) about, Stream to)
    {
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentNullException.ThrowIfNull(places);
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false });
        Begin(xml, about.Title);
        xml.WriteStartElement("nodes");
        foreach (var card in ties.Entities.OrderBy(c => c.Id)) Node(xml, card, places.TryGetValue(card.Id, out var place) ? place : null);
        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        foreach (var shown in ties.Edges.SelectMany(e => e.Claims).OrderBy(c => c.Claim.Id)) Edge(xml, shown, about.Licence(shown.Claim.Document));
        xml.WriteEndDocument();
    }

    /// <summary>The two that a claim ties; null where it names one, or the same twice. Who is proceeded against is tied to who proceeds.</summary>
    static (ShownParty From, ShownParty To)? Ends(ShownClaim shown)
    {
        var to = shown.Object ?? (shown.Claim.Type == ClaimType.Proceeding ? shown.Authority : shown.Place);
        return shown.Subject is { } from && to is not null && from.Entity != to.Entity ? (from, to) : null;
    }

    static void Begin(XmlWriter xml, string? title = null)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("meta");
        xml.WriteElementString("creator", "Quipu");
        if (title is not null) xml.WriteElementString("title", XmlText.Of(title));
        xml.WriteElementString("description", "Every edge is what a document says, not what is so: read its modality, attribution and standing.");
        xml.WriteEndElement();
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("mode", "dynamic");
        xml.WriteAttributeString("timeformat", "date");
        xml.WriteAttributeString("defaultedgetype", "directed");
        Declare(xml, "node", NodeAttributes.Select(a => (a.Name, a.Type)));
        Declare(xml, "edge", EdgeAttributes.Select(a => (a.Name, a.Type)).Append((Licence, "string")));
    }

    static void Declare(XmlWriter xml, string kind, IEnumerable<(string Name, string Type)> attributes)
    {
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", kind);
        foreach (var (name, type) in attributes)
        {
            xml.WriteStartElement("attribute");
            xml.WriteAttributeString("id", name);
            xml.WriteAttributeString("title", name);
            xml.WriteAttributeString("type", type);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Node(XmlWriter xml, EntityCard card, (double X, double Y)? place = null)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", card.Id.Value);
        xml.WriteAttributeString("label", XmlText.Of(card.Name));
        Values(xml, NodeAttributes.Select(a => (a.Name, a.Value(card))));
        if (place is { } at) Position(xml, at);
        xml.WriteEndElement();
    }

    // Graph programs count upwards.
    static void Position(XmlWriter xml, (double X, double Y) place)
    {
        xml.WriteStartElement("viz", "position", Drawn);
        xml.WriteAttributeString("x", place.X.ToString("0.###", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("y", (-place.Y).ToString("0.###", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    static void Node(XmlWriter xml, Entity entity)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", XmlText.Of(entity.Id.Value));
        xml.WriteAttributeString("label", XmlText.Of(entity.Caption));
        Values(xml, [("type", entity.Schema.Name), ("named", "true"), ("country", string.Join("; ", entity["country"]))]);
        xml.WriteEndElement();
    }

    /// <summary>A tie that a register has on record: it needs no modality, and its status says whose it is.</summary>
    static void Edge(XmlWriter xml, EntityTie tie)
    {
        var (start, end) = tie.Entity.Time();
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", XmlText.Of(tie.Id));
        xml.WriteAttributeString("source", XmlText.Of(tie.Source));
        xml.WriteAttributeString("target", XmlText.Of(tie.Target));
        xml.WriteAttributeString("label", XmlText.Of(tie.Label));
        if (start is { } from) xml.WriteAttributeString("start", IsoTime.Of(from.Earliest));
        if (end is { } until) xml.WriteAttributeString("end", IsoTime.Of(until.Latest));
        Values(xml, [("type", tie.Type), (Directed, tie.Directed ? "true" : "false"), ("status", tie.Status), ("date", $"{start}"), ("end_date", $"{end}"), ("role", string.Join("; ", tie.Entity["role"])),
            ("amount", string.Join("; ", tie.Entity["amount"].Zip(tie.Entity["currency"].Append(""), (a, c) => $"{a} {c}".Trim())))]);
        xml.WriteEndElement();
    }

    static void Edge(XmlWriter xml, ShownClaim shown, string? licence)
    {
        var (from, to) = Ends(shown)!.Value;
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", shown.Claim.Id.Value);
        xml.WriteAttributeString("source", from.Entity.Value);
        xml.WriteAttributeString("target", to.Entity.Value);

        // Graph programs draw the label: what is no plain fact says so there.
        var label = shown.Claim.IsExtorted ? "paid under threat to" : shown.Claim.Type.Wire().Replace('_', ' ');
        xml.WriteAttributeString("label", XmlText.Of(FollowTheMoneyMapping.IsPlain(shown) ? label : $"{label} [{StatusText.Said(shown)}]"));
        if (shown.Claim.Date is { } date) xml.WriteAttributeString("start", IsoTime.Of(date.Earliest));
        if (Until(shown.Claim) is { } until) xml.WriteAttributeString("end", IsoTime.Of(until));
        Values(xml, EdgeAttributes.Select(a => (a.Name, a.Value(shown))).Append((Licence, licence ?? "")));
        xml.WriteEndElement();
    }

    /// <summary>The last day it may have held: of a range its end, of what happens once the end of its own date; a tie without an end lasts.</summary>
    static DateOnly? Until(Claim claim) => claim switch
    {
        { End: { } end } => end.Latest,
        { Type: ClaimType.Incident or ClaimType.Proceeding or ClaimType.Funds or ClaimType.ActsAgainst or ClaimType.Enacts or ClaimType.Awards } => claim.Date?.Latest,
        _ => null,
    };

    static void Values(XmlWriter xml, IEnumerable<(string Name, string Value)> values)
    {
        xml.WriteStartElement("attvalues");
        foreach (var (name, value) in values)
        {
            if (value.Length == 0) continue;
            xml.WriteStartElement("attvalue");
            xml.WriteAttributeString("for", name);
            xml.WriteAttributeString("value", XmlText.Of(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
