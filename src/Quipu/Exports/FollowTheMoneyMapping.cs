using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>
/// A claim as FollowTheMoney entities (DESIGN §5's table). Every one of them carries in its <c>summary</c> who says it, how, and where it stands in law,
/// in its <c>description</c> the words it rests on, and its document as <c>proof</c>. What is said not to be so never becomes a tie: it becomes a note.
/// An actor without a name is told in words, since the next tool would match names against it.
/// </summary>
public sealed class FollowTheMoneyMapping
{
    readonly ShownClaim _shown;
    readonly Claim _claim;
    readonly ShownParty? _subject, _object;
    readonly List<Entity> _made = [];
    string? _status;

    FollowTheMoneyMapping(ShownClaim shown)
    {
        (_shown, _claim) = (shown, shown.Claim);
        (_subject, _object) = (Named(shown.Subject), Named(shown.Object));
    }

    /// <summary>The entities that stand for a claim, in order of id; none where it names nobody and nothing.</summary>
    public static ImmutableArray<Entity> Entities(ShownClaim shown)
    {
        var mapping = new FollowTheMoneyMapping(shown);
        mapping.Map();
        return [.. mapping._made.OrderBy(e => e.Id)];
    }

    /// <summary>The entity of a claim's document.</summary>
    public static EntityId IdOf(DocumentId document) => new($"source-{document}");

    /// <summary>The first entity of a claim; others add an ending to it.</summary>
    public static EntityId IdOf(ClaimId claim) => new($"tie-{claim}");

    /// <summary>True for the posts that claims of several documents share: labels, which say nothing of anybody.</summary>
    public static bool IsPost(Entity entity) => entity.Schema.Name == "Position";

    /// <summary>The schema of a thing that documents name. A law is a text, which is the one concrete kind of thing that fits it.</summary>
    public static Schema SchemaOf(EntityType type) => Schemata.Default[type switch
    {
        EntityType.Place => "Address",
        EntityType.Law => "PlainText",
        _ => type.Wire(),
    }];

    /// <summary>Needs no word of caution: said as a fact, and a person has read it.</summary>
    internal static bool IsPlain(ShownClaim shown) =>
        shown is { IsRetracted: false, Claim: { Modality: Modality.Stated, Negated: false }, Review.State: ReviewState.Accepted or ReviewState.Corrected } && !Selection.IsExonerated(shown);

    void Map()
    {
        if (_claim.Negated || _claim.Modality == Modality.Denied)
        {
            Note();
            return;
        }

        switch (_claim.Type)
        {
            case ClaimType.HoldsPost when IsPublic(_object): Post(_object); break;
            case ClaimType.HoldsPost when _object is null && _claim[Detail.Role] is not null: Post(null); break;
            case ClaimType.HoldsPost: Tie("Employment", "employee", "employer"); break;
            case ClaimType.CandidateFor: Candidacy(); break;
            case ClaimType.MemberOf: Tie("Membership", "member", "organization"); break;
            case ClaimType.Leads: Tie("Membership", "member", "organization", "leads"); break;
            case ClaimType.Funds: Tie("Payment", "payer", "beneficiary"); break;
            case ClaimType.Owns: Tie("Ownership", "owner", "asset"); break;
            case ClaimType.RelativeOf: Tie("Family", "person", "relative"); break;
            case ClaimType.AssociateOf: Tie("Associate", "person", "associate"); break;
            case ClaimType.SuccessorOf: Tie("Succession", "successor", "predecessor"); break;
            case ClaimType.Awards: Award(); break;
            case ClaimType.Proceeding when _claim.Stage == Stage.Sanctioned: Sanction(); break;
            case ClaimType.Proceeding: CourtCase(); break;
            case ClaimType.Incident: Incident(); break;
            case ClaimType.Moves: Trip(); break;
            case ClaimType.Stance: Link(_subject, _object, _claim.Stance?.Wire() ?? "stance"); break;
            case ClaimType.EngagesIn or ClaimType.Denies or ClaimType.Condition or ClaimType.Figure: Note(); break;
            default: Link(_subject, _object ?? Named(_shown.Place), _claim.Type.Wire()); break;
        }
    }

    /// <summary>An edge between the claim's ends; an <c>UnknownLink</c> with the claim's type as its role where an end is not what the schema asks for.</summary>
    void Tie(string schema, string source, string target, string? role = null)
    {
        var (from, to) = (Schemata.Default[schema][source]!.Range!, Schemata.Default[schema][target]!.Range!);
        if (_subject is null || _object is null || !SchemaOf(_subject.Type).IsA(from) || !SchemaOf(_object.Type).IsA(to))
        {
            Link(_subject, _object ?? Named(_shown.Place), _claim.Type.Wire());
            return;
        }

        var tie = Make(schema);
        tie.Add(source, _subject.Entity.Value);
        tie.Add(target, _object.Entity.Value);
        Set(tie, "role", role);
        Set(tie, "role", _claim[Detail.Role]);
        Set(tie, "relationship", _claim[Detail.Role] ?? _claim.Type.Wire());
        Money(tie);
        Set(tie, "purpose", _claim[Detail.Purpose]);
    }

    void Link(ShownParty? from, ShownParty? to, string role)
    {
        if (from is null || to is null || from.Entity == to.Entity)
        {
            Note();
            return;
        }

        var link = Make("UnknownLink");
        link.Add("subject", from.Entity.Value);
        link.Add("object", to.Entity.Value);
        link.Add("role", role);
        foreach (var detail in new[] { Detail.Role, Detail.Market, Detail.Act, Detail.Effect }) Set(link, "role", _claim[detail]);
        Set(link, "status", _claim.LawStage?.Wire());
    }

    void Candidacy()
    {
        var body = _object ?? Named(_shown.Place);
        if (body is null && _claim[Detail.Role] is null) Note();
        else if (Post(body) is { } candidacy)
        {
            candidacy.Add("status", "candidate");
            foreach (var (end, party) in _shown.OtherEnds)
                if (end == ClaimEnd.Party) candidacy.Add("politicalGroup", party.Name);
        }
    }

    Entity? Post(ShownParty? body)
    {
        if (_subject is not { Type: EntityType.Person })
        {
            Link(_subject, body, _claim.Type.Wire());
            return null;
        }

        var name = string.Join(", ", new[] { _claim[Detail.Role] ?? "post", body?.Name }.OfType<string>());
        var post = new Entity(new("role-" + ContentHash.Of("position", body?.Entity.Value, name)), Schemata.Default["Position"]);
        post.Add("name", name);
        post.Add("proof", IdOf(_claim.Document).Value);
        if (body is not null && SchemaOf(body.Type).IsA("Organization")) post.Add("organization", body.Entity.Value);
        if (body is { Type: EntityType.Place }) post.Add("subnationalArea", body.Name);
        _made.Add(post);
        var occupancy = Make("Occupancy");
        occupancy.Add("holder", _subject.Entity.Value);
        occupancy.Add("post", post.Id.Value);
        return occupancy;
    }

    void Award()
    {
        if (_object is null || !SchemaOf(_object.Type).IsA("LegalEntity"))
        {
            Link(_subject, _object, _claim.Type.Wire());
            return;
        }

        var contract = Make("Contract", "-contract");
        contract.Add("title", Titled(_claim[Detail.Matter] ?? $"contract of {_shown.Subject?.Name ?? "a body not named"}"));
        if (_subject is not null && SchemaOf(_subject.Type).IsA("LegalEntity")) contract.Add("authority", _subject.Entity.Value);
        Set(contract, "contractDate", _claim.Date?.ToString());
        Money(contract);
        var award = Make("ContractAward");
        award.Add("supplier", _object.Entity.Value);
        award.Add("contract", contract.Id.Value);
        Money(award);
    }

    void Sanction()
    {
        if (_subject is null)
        {
            Note();
            return;
        }

        var sanction = Make("Sanction");
        sanction.Add("entity", _subject.Entity.Value);
        Set(sanction, "authority", _shown.Authority?.Name);
        Set(sanction, "reason", _claim[Detail.Offence]);
    }

    void CourtCase()
    {
        if (_subject is null || _claim.Stage is not { } stage)
        {
            Note();
            return;
        }

        var court = Make("CourtCase", "-case");
        court.Add("name", Titled($"{_subject.Name}: {stage.Wire().Replace('_', ' ')}{(_claim[Detail.Offence] is { } offence ? $" ({offence})" : "")}"));
        court.Add("status", stage.Wire());
        Set(court, "court", _shown.Authority?.Name);
        if (stage is Stage.Accused or Stage.Charged) Set(court, "fileDate", _claim.Date?.ToString());
        if (stage.IsExonerating() || stage is Stage.Convicted) Set(court, "closeDate", _claim.Date?.ToString());
        var party = Make("CourtCaseParty");
        party.Add("party", _subject.Entity.Value);
        party.Add("case", court.Id.Value);
        party.Add("role", stage.Wire());
    }

    void Incident()
    {
        var occurrence = Event("Event", Titled(Words(_claim.Kind?.Wire(), _claim[Detail.Quantity], _claim[Detail.Goods], Of("victim", _shown.Object), Of("at", _shown.Place))));
        if (_object is null || _subject?.Entity == _object.Entity) return;

        // A victim is never counted as a party (DESIGN §4.6): not "involved", but joined by a link that says so.
        var harmed = Make("UnknownLink", "-harmed");
        harmed.Add("subject", _object.Entity.Value);
        harmed.Add("object", occurrence.Id.Value);
        harmed.Add("role", "suffered the incident, no party to it");
    }

    void Trip()
    {
        ShownParty? End(ClaimEnd end) => Named(_shown.OtherEnds.FirstOrDefault(e => e.End == end && e.Party.Type == EntityType.Place).Party);
        var (from, to) = (End(ClaimEnd.From), End(ClaimEnd.To));
        var trip = Event(from is null || to is null ? "Event" : "Trip", Titled(Words("moves", _claim[Detail.Goods], Of("from", from), Of("to", to))));
        if (from is null || to is null) return;
        trip.Add("startLocation", from.Entity.Value);
        trip.Add("endLocation", to.Entity.Value);
    }

    Entity Event(string schema, string name)
    {
        var occurrence = Make(schema);
        occurrence.Add("name", name);
        if (_subject is not null && SchemaOf(_subject.Type).IsA("LegalEntity")) occurrence.Add("involved", _subject.Entity.Value);
        Set(occurrence, "location", _shown.Place?.Name);
        if (Named(_shown.Place) is { Type: EntityType.Place } place) occurrence.Add("addressEntity", place.Entity.Value);
        return occurrence;
    }

    void Note()
    {
        if ((_subject ?? _object ?? Named(_shown.Place) ?? Named(_shown.Authority)) is not { } about) return;
        var note = Make("Note");
        note.Add("entity", about.Entity.Value);
        note.Add("name", Titled(Words([_claim.Type.Wire().Replace('_', ' '), _claim.Stage?.Wire(), _claim.Direction?.Wire(), .. _claim.Details.Values])));
    }

    Entity Make(string schema, string ending = "")
    {
        var made = new Entity(new(IdOf(_claim.Id).Value + ending), Schemata.Default[schema]);
        made.Add("summary", _status ??= StatusText.Sentence(_shown) + (GradeText.Given(_shown) is { } given ? $"; {given}" : ""));
        made.Add("description", _claim.Quote.Text);
        made.Add("proof", IdOf(_claim.Document).Value);
        Set(made, "publisher", _shown.Document.Publisher);
        Set(made, "sourceUrl", _shown.Document.Url);
        Set(made, "recordId", _claim.Id.Value);
        if (_claim.End is null) Set(made, "date", _claim.Date?.ToString());
        else Set(made, "startDate", _claim.Date?.ToString());
        Set(made, "endDate", _claim.End?.ToString());
        if (_claim.Ended) Set(made, "status", "former");
        if (!IsPlain(_shown)) Set(made, "status", Caution());
        _made.Add(made);
        return made;
    }

    void Money(Entity entity)
    {
        Set(entity, "amount", _claim[Detail.Amount]);
        Set(entity, "currency", _claim[Detail.Currency]);
    }

    /// <summary>Sets a property that not every schema has.</summary>
    static void Set(Entity entity, string property, string? value)
    {
        if (value is not null && entity.Schema[property] is not null) entity.Add(property, value);
    }

    /// <summary>A title is read without its summary: what is no plain fact says so in its first words.</summary>
    string Titled(string text) => IsPlain(_shown) ? text : $"[{Caution()}] {text}";

    string Caution() => string.Join("; ", new[]
    {
        _claim.Negated ? "said not to be so" : _claim.Modality == Modality.Stated ? null : _claim.Modality.Wire(),
        _shown.Review.State == ReviewState.Proposed ? "not reviewed" : null,
        Selection.IsExonerated(_shown) ? "answered by a later decision" : null,
    }.OfType<string>());

    static string Words(params IEnumerable<string?> words) => string.Join(' ', words.OfType<string>());

    static string? Of(string word, ShownParty? party) => party is null ? null : $"{word} {party.Name}";

    static ShownParty? Named(ShownParty? party) => party is { Named: true } ? party : null;

    static bool IsPublic(ShownParty? party) => party is { Type: EntityType.PublicBody or EntityType.Place };
}
