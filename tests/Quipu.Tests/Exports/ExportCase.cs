using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources;

namespace Quipu.Tests.Exports;

/// <summary>One claim of every type and every standing, in an invented region. The first characters are astral so that offsets are put to the test.</summary>
static class ExportCase
{
    const string Text = """
        𝕋 Tadeo Lurín, governor of Tarumayo, ran for the Lower Cordage Party. Berta Cascajo works for Radio Cabo Sur, "the dock station".
        Chalo Munive rows for Los Remeros; Ciro Ventosilla leads Los Remeros. Berta Cascajo warned Los Remeros, an informant told El Faro Gris.
        Los Remeros paid 40,000 soles for the concerts of Tadeo Lurín. The Regional Government awarded the Piedra Honda road to Vías del Alba SAC.
        Los Remeros control the Puerto Bajo docks and work in Tarumayo. Los Remeros and Los Cabrestos are rivals; La Sirga is an ally of Los Remeros.
        Los Remeros succeeded La Sirga. Ciro Ventosilla is a cousin of Tadeo Lurín and a friend of Chalo Munive. Ciro Ventosilla owns Vías del Alba SAC.
        Chalo Munive answers to Ciro Ventosilla. The Harbour Unit is part of the Regional Police. Los Remeros extort ship owners.
        Los Remeros killed five deckhands in Puerto Bajo. Los Remeros ship cocaine from Puerto Bajo to Isla Parda.
        Berta Cascajo was arrested by the Regional Police for leaking. Chalo Munive was convicted of murder. Ciro Ventosilla is wanted.
        Vías del Alba SAC was fined by the Works Council. Tadeo Lurín was convicted of bribery and acquitted on appeal.
        The Regional Police dismantled La Sirga. Tadeo Lurín denies the accusations. The Assembly passed Law 3147. Tadeo Lurín supports Law 3147.
        The independence of the courts in Tarumayo is weak. There were 118 killings in Tarumayo in 2030. No charges were brought against La Sirga.
        =cmd|' /C calc'!A0 was scrawled on a wall in Tarumayo.
        """;

    static readonly (string, EntityType)[] Named =
    [
        ("Tadeo Lurín", EntityType.Person), ("Berta Cascajo", EntityType.Person), ("Chalo Munive", EntityType.Person), ("Ciro Ventosilla", EntityType.Person),
        ("an informant", EntityType.Person), ("five deckhands", EntityType.Person), ("Lower Cordage Party", EntityType.Organization),
        ("Radio Cabo Sur", EntityType.Company), ("Los Remeros", EntityType.Organization), ("Los Cabrestos", EntityType.Organization), ("La Sirga", EntityType.Organization),
        ("El Faro Gris", EntityType.Organization), ("Regional Government", EntityType.PublicBody), ("Regional Police", EntityType.PublicBody), ("Harbour Unit", EntityType.PublicBody),
        ("Works Council", EntityType.PublicBody), ("Assembly", EntityType.PublicBody), ("Vías del Alba SAC", EntityType.Company), ("Tarumayo", EntityType.Place),
        ("Puerto Bajo", EntityType.Place), ("Isla Parda", EntityType.Place), ("Law 3147", EntityType.Law),
    ];

    internal static Cords Cords { get; } = Make();

    internal static MemoryCase Store => new(Claims, [Cords.Document], Cords.Cards());

    /// <summary>A folder without captures: a bundle says that they are missing.</summary>
    internal static CaptureFolder Captures { get; } = new(Path.Combine(Path.GetTempPath(), "quipu-no-captures"));

    /// <summary>All claims of the case, by a name that tests call them by.</summary>
    internal static IReadOnlyDictionary<string, ShownClaim> ByName { get; } = All().ToDictionary(s => s.Name, s => Cords.Tie(s.Said), StringComparer.Ordinal);

    internal static IEnumerable<ShownClaim> Claims => ByName.Values;

    static Cords Make()
    {
        var cords = new Cords(Text, "=1+1 \"Cords\", the ties of Tarumayo", Named);
        cords.Join("Tadeo Lurín", EntityId.Mint(new("tadeo")));
        return cords;
    }

    static IEnumerable<(string Name, Said Said)> All() => [.. Ties(), .. Conduct(), .. Law(), .. Unfit()];

    static IEnumerable<(string, Said)> Ties() =>
    [
        ("post", new(ClaimType.HoldsPost, "Tadeo Lurín, governor of Tarumayo", "Tadeo Lurín", "Tarumayo") { With = Detailed(Detail.Role, "governor") }),
        ("job", new(ClaimType.HoldsPost, "Berta Cascajo works for Radio Cabo Sur, \"the dock station\"", "Berta Cascajo", "Radio Cabo Sur") { With = c => c with { Ended = true } }),
        ("candidacy", new(ClaimType.CandidateFor, "ran for the Lower Cordage Party", "Tadeo Lurín", "Tarumayo")
            { Ends = [(ClaimEnd.Party, "Lower Cordage Party")], With = c => Detailed(Detail.Role, "governor")(c) with { Date = new(2030, 10, 4) } }),
        ("member", new(ClaimType.MemberOf, "Chalo Munive rows for Los Remeros", "Chalo Munive", "Los Remeros")),
        ("leader", new(ClaimType.Leads, "Ciro Ventosilla leads Los Remeros", "Ciro Ventosilla", "Los Remeros") { Answers = [Cords.Denial("Ciro Ventosilla")] }),
        ("payment", new(ClaimType.Funds, "Los Remeros paid 40,000 soles for the concerts of Tadeo Lurín", "Los Remeros", "Tadeo Lurín") { With = Money("concerts") }),
        ("award", new(ClaimType.Awards, "The Regional Government awarded the Piedra Honda road to Vías del Alba SAC", "Regional Government", "Vías del Alba SAC")
            { With = Detailed(Detail.Matter, "Piedra Honda road") }),
        ("control", new(ClaimType.Controls, "Los Remeros control the Puerto Bajo docks", "Los Remeros", "Puerto Bajo")),
        ("territory", new(ClaimType.OperatesIn, "work in Tarumayo", "Los Remeros", "Tarumayo")),
        ("rivals", new(ClaimType.RivalOf, "Los Remeros and Los Cabrestos are rivals", "Los Remeros", "Los Cabrestos")),
        ("allies", new(ClaimType.AlliedWith, "La Sirga is an ally of Los Remeros", "La Sirga", "Los Remeros")),
        ("heirs", new(ClaimType.SuccessorOf, "Los Remeros succeeded La Sirga", "Los Remeros", "La Sirga")),
        ("cousins", new(ClaimType.RelativeOf, "Ciro Ventosilla is a cousin of Tadeo Lurín", "Ciro Ventosilla", "Tadeo Lurín") { With = Detailed(Detail.Role, "cousin") }),
        ("friends", new(ClaimType.AssociateOf, "a friend of Chalo Munive", "Ciro Ventosilla", "Chalo Munive")),
        ("owner", new(ClaimType.Owns, "Ciro Ventosilla owns Vías del Alba SAC", "Ciro Ventosilla", "Vías del Alba SAC") { With = c => c with { Date = new(2029), End = new(2031, 3) } }),
        ("order", new(ClaimType.ReportsTo, "Chalo Munive answers to Ciro Ventosilla", "Chalo Munive", "Ciro Ventosilla")),
        ("unit", new(ClaimType.PartOf, "The Harbour Unit is part of the Regional Police", "Harbour Unit", "Regional Police")),
        ("seat", new(ClaimType.LocatedIn, "docks and work in Tarumayo", "Puerto Bajo", "Tarumayo")),
    ];

    static IEnumerable<(string, Said)> Conduct() =>
    [
        ("extortion", new(ClaimType.EngagesIn, "Los Remeros extort ship owners", "Los Remeros") { With = Detailed(Detail.Activity, "extortion") }),
        ("killing", new(ClaimType.Incident, "Los Remeros killed five deckhands in Puerto Bajo", "Los Remeros", "five deckhands") { Place = "Puerto Bajo", With = c => c with { Kind = IncidentKind.Killing, Date = new(2031, 2) } }),
        ("route", new(ClaimType.Moves, "Los Remeros ship cocaine from Puerto Bajo to Isla Parda", "Los Remeros")
            { Ends = [(ClaimEnd.From, "Puerto Bajo"), (ClaimEnd.To, "Isla Parda")], With = Detailed(Detail.Goods, "cocaine") }),
        ("operation", new(ClaimType.ActsAgainst, "The Regional Police dismantled La Sirga", "Regional Police", "La Sirga") { With = Detailed(Detail.Act, "dismantled") }),
        ("denial", new(ClaimType.Denies, "Tadeo Lurín denies the accusations", "Tadeo Lurín") { With = Detailed(Detail.Matter, "the accusations") }),
        ("law", new(ClaimType.Enacts, "The Assembly passed Law 3147", "Assembly", "Law 3147") { With = c => c with { LawStage = LawStage.Passed, EffectKind = EffectKind.LimitsAuthority } }),
        ("support", new(ClaimType.Stance, "Tadeo Lurín supports Law 3147", "Tadeo Lurín", "Law 3147") { With = c => c with { Stance = StanceKind.Supports } }),
        ("courts", new(ClaimType.Condition, "The independence of the courts in Tarumayo is weak") { Place = "Tarumayo", With = c => Detailed(Detail.Aspect, "independence of the courts")(c) with { Direction = Direction.Weak } }),
        ("count", new(ClaimType.Figure, "118 killings in Tarumayo in 2030") { Place = "Tarumayo", By = ["Regional Police"], With = Counted }),
    ];

    static IEnumerable<(string, Said)> Law() =>
    [
        ("arrest", new(ClaimType.Proceeding, "Berta Cascajo was arrested by the Regional Police for leaking", "Berta Cascajo") { Authority = "Regional Police", With = Staged(Stage.Arrested, "2031-04", "leaking") }),
        ("conviction", new(ClaimType.Proceeding, "Chalo Munive was convicted of murder", "Chalo Munive") { With = Staged(Stage.Convicted, "2030-11", "murder") }),
        ("warrant", new(ClaimType.Proceeding, "Ciro Ventosilla is wanted", "Ciro Ventosilla") { With = Staged(Stage.Wanted, "2031", "murder") }),
        ("fine", new(ClaimType.Proceeding, "Vías del Alba SAC was fined by the Works Council", "Vías del Alba SAC") { Authority = "Works Council", With = Staged(Stage.Sanctioned, "2031-01-15", "late works") }),
        ("overturned", new(ClaimType.Proceeding, "Tadeo Lurín was convicted of bribery", "Tadeo Lurín") { With = Staged(Stage.Convicted, "2029", "bribery") }),
        ("acquittal", new(ClaimType.Proceeding, "acquitted on appeal", "Tadeo Lurín") { With = Staged(Stage.Acquitted, "2030", "bribery") }),
    ];

    /// <summary>What a default export for other tools leaves out, one of each reason.</summary>
    static IEnumerable<(string, Said)> Unfit() =>
    [
        ("warned", new(ClaimType.ColludesWith, "Berta Cascajo warned Los Remeros", "Berta Cascajo", "Los Remeros")
            { Modality = Modality.Alleged, By = ["an informant", "El Faro Gris"], Standing = [Cords.Step(Stage.Arrested, "2031-04", "Regional Police", "Berta Cascajo")], Answers = [Cords.Denial("Berta Cascajo")] }),
        ("unread", new(ClaimType.MemberOf, "rows for Los Remeros", "Chalo Munive", "Los Remeros") { Review = ReviewState.Proposed }),
        ("rejected", new(ClaimType.Leads, "leads Los Remeros", "Berta Cascajo", "Los Remeros") { Review = ReviewState.Rejected }),
        ("uncharged", new(ClaimType.Proceeding, "No charges were brought against La Sirga", "La Sirga") { With = c => c with { Stage = Stage.Charged, Negated = true } }),
        ("lifted", new(ClaimType.Funds, "paid 40,000 soles", "Los Remeros", "Tadeo Lurín") { Answers = [Cords.Outcome(Stage.Acquitted, "Tadeo Lurín", "2030")] }),
        ("nameless", new(ClaimType.Incident, "killed five deckhands", null, "five deckhands") { With = c => c with { Kind = IncidentKind.Killing } }),
        ("nobody", new(ClaimType.EngagesIn, "an informant told El Faro Gris", "an informant") { With = Detailed(Detail.Activity, "talks") }),
        ("formula", new(ClaimType.Incident, "=cmd|' /C calc'!A0 was scrawled on a wall", null, null) { Modality = Modality.Possible, Place = "Tarumayo", With = Detailed(Detail.Goods, "+paint, \"red\"") }),
    ];

    static Func<Claim, Claim> Detailed(Detail detail, string value) => c => c with { Details = c.Details.SetItem(detail, value) };

    static Func<Claim, Claim> Money(string purpose) => c => c with
    {
        Details = c.Details.SetItem(Detail.Amount, "40000").SetItem(Detail.Currency, "PEN").SetItem(Detail.Purpose, purpose),
        Date = new(2030, 9),
    };

    static Claim Counted(Claim c) => c with
    {
        Details = c.Details.SetItem(Detail.Metric, "killings").SetItem(Detail.Value, "118").SetItem(Detail.Unit, "killings").SetItem(Detail.Period, "2030"),
    };

    static Func<Claim, Claim> Staged(Stage stage, string date, string offence) =>
        c => c with { Stage = stage, Date = PartialDate.Parse(date), Details = c.Details.SetItem(Detail.Offence, offence) };
}
