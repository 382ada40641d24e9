using System.Globalization;

namespace Quipu.Evaluation;

/// <summary>What a reading did to the people it names: one claim against a named person, how sure it is (0–1), and what is wrong with it, if anything.</summary>
sealed record HarmClaim(string Id, double Sureness, bool WrongPerson, bool Reversed, bool Hardened, bool Unanswered, string Text)
{
    /// <summary>True where it is shown with the mark "check first".</summary>
    internal bool Marked { get; init; }

    internal bool IsHarmful => WrongPerson || Reversed || Hardened || Unanswered;
}

/// <summary>
/// Harm: of the claims that say something against a named person (proceeding, engages_in, colludes_with, funds, leads, member_of, incident, not negated), the share that would wrong them.
/// The person is the claim's subject; where a claim accuses both its ends (colludes_with, funds: who pays and who is paid), its object too.
/// A claim counts once, whatever is wrong with it at either end. Against gold, a claim
/// <list type="bullet">
/// <item>names the <b>wrong person</b> where it is not right (strict) and gold has, in its sentence, claims of its type, none of them with that person at that end
/// – or gold has the person there only as the authority, the source or the victim of such a claim;</item>
/// <item>is <b>reversed</b> where gold has, in its sentence, a claim of its type and detail with that person at the other end and another at this one;</item>
/// <item>is <b>hardened</b> where the gold claim that it is matched with (lenient) is alleged, denied or possible and it is stated, or gold has it negated;</item>
/// <item>is <b>unanswered</b> where gold has a denial by that person, or their acquittal, dismissal, annulment, pardon, prescription or rehabilitation, that is about the matched gold claim
/// (or about nothing in particular), and the reading has none at all for that person.</item>
/// </list>
/// A claim that gold lacks altogether is no proof of harm: gold leaves out what does not matter for the story.
/// </summary>
static class Harm
{
    static readonly HashSet<string> Against = ["proceeding", "engages_in", "colludes_with", "funds", "leads", "member_of", "incident"];
    static readonly HashSet<string> AgainstBoth = ["colludes_with", "funds"];
    static readonly HashSet<string> Exonerating = ["annulled", "acquitted", "dropped", "prescribed", "pardoned", "rehabilitated"];
    static readonly double[] Thresholds = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9];

    internal static List<HarmClaim> Of(ReadingScore score)
    {
        var right = score.Match(lenient: false).Select(p => p.Out).ToHashSet();
        var matched = score.Match(lenient: true).ToDictionary(p => p.Out, p => p.Gold);
        var persons = score.Entities.Where(e => e is { Named: true, Type: "Person" }).Select(e => e.Id).ToHashSet();
        var found = new List<HarmClaim>();
        foreach (var claim in score.Outs.Where(o => Against.Contains(o.Type) && !o.Is("negated")))
        {
            var accused = Ends(claim.Type).Where(e => claim.Text(e) is { } id && persons.Contains(id)).Select(e => new Accused(claim, e, score.End(claim.Text(e)))).ToList();
            if (accused.Count == 0) continue;
            var (here, gold) = (score.Gold.Claims.Where(g => ReadingScore.Meets(g, claim)).ToList(), matched.GetValueOrDefault(claim));
            found.Add(new(
                claim.Id ?? "",
                claim.Number("sureness") ?? 0,
                !right.Contains(claim) && accused.Exists(a => IsWrong(a, here)),
                !right.Contains(claim) && accused.Exists(a => IsReversed(a, here)),
                gold is not null && gold.Text("modality") != "stated" && claim.Text("modality") == "stated" || accused.Exists(a => IsDenied(a, here)),
                accused.Exists(a => IsUnanswered(score, gold, claim, a.Person)),
                $"{claim.Type} {claim.Text("stage") ?? claim.Text("kind")} {string.Join(" / ", accused.Select(a => score.Name(claim.Text(a.End))))} {claim.Text("modality")}")
            { Marked = claim.Is("check_first") });
        }

        return found;
    }

    /// <summary>The ends of a claim of which it says something bad.</summary>
    static string[] Ends(string type) => AgainstBoth.Contains(type) ? ["subject", "object"] : ["subject"];

    /// <summary>A claim, one of its ends, and which of gold's entities stands there; “?” or null where none does.</summary>
    sealed record Accused(ScoredClaim Claim, string End, string? Person)
    {
        internal string OtherEnd => End == "subject" ? "object" : "subject";

        internal bool IsKnown => Person is not (null or "?");
    }

    static bool IsWrong(Accused accused, List<ScoredClaim> here)
    {
        var near = here.Where(g => g.Type == accused.Claim.Type && g.Text(accused.End) is not null).ToList();
        if (near.Count > 0 && near.TrueForAll(g => g.Text(accused.End) != accused.Person)) return true;
        return accused.IsKnown &&
            here.Exists(g => Against.Contains(g.Type) && (g.Text("authority") == accused.Person || g.List("attribution").Contains(accused.Person) || (g.Type == "incident" && g.Text("object") == accused.Person))) &&
            !here.Exists(g => Against.Contains(g.Type) && Ends(g.Type).Any(e => g.Text(e) == accused.Person));
    }

    static bool IsReversed(Accused accused, List<ScoredClaim> here) =>
        accused.IsKnown && here.Exists(g => g.Type == accused.Claim.Type && g.Text(accused.OtherEnd) == accused.Person && g.Text(accused.End) != accused.Person &&
            (accused.Claim.Text("kind") is not { } kind || g.Text("kind") == kind));

    static bool IsDenied(Accused accused, List<ScoredClaim> here)
    {
        var same = here.FindAll(g => g.Type == accused.Claim.Type && g.Text("stage") == accused.Claim.Text("stage") && g.Text(accused.End) == accused.Person);
        return same.Count > 0 && same.TrueForAll(g => g.Is("negated"));
    }

    static bool IsUnanswered(ReadingScore score, ScoredClaim? gold, ScoredClaim claim, string? person)
    {
        if (person is null or "?" || claim is { Type: "proceeding" } && Exonerating.Contains(claim.Text("stage") ?? "")) return false;
        var answered = score.Gold.Claims.Exists(g => IsAnswer(g) && g.Text("subject") == person && (g.List("about").Length == 0 || gold is not null && g.List("about").Contains(gold.Id)));
        return answered && !score.Outs.Exists(o => IsAnswer(o) && score.End(o.Text("subject")) == person);
    }

    static bool IsAnswer(ScoredClaim claim) => claim.Type == "denies" || (claim.Type == "proceeding" && Exonerating.Contains(claim.Text("stage") ?? "") && !claim.Is("negated"));

    /// <summary>One line per threshold of sureness: how many claims stand at or above it, and the shares.</summary>
    internal static void Print(TextWriter to, List<HarmClaim> claims, bool each)
    {
        to.WriteLine("harm: claims against named persons, at or above a sureness");
        foreach (var threshold in Thresholds)
        {
            var shown = claims.Where(c => c.Sureness >= threshold).ToList();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {threshold:0.0} claims {shown.Count,4} harm {Share(shown, c => c.IsHarmful)} wrong person {Share(shown, c => c.WrongPerson)} reversed {Share(shown, c => c.Reversed)} hardened {Share(shown, c => c.Hardened)} unanswered {Share(shown, c => c.Unanswered)}"));
        }

        var bare = claims.Where(c => !c.Marked).ToList();
        to.WriteLine($"  shown without “check first”: claims {bare.Count,4} harm {Share(bare, c => c.IsHarmful)}");
        if (!each) return;
        foreach (var claim in claims.Where(c => c.IsHarmful))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  harm\t{claim.Sureness:0.00}\t{(claim.WrongPerson ? "wrong person " : "")}{(claim.Reversed ? "reversed " : "")}{(claim.Hardened ? "hardened " : "")}{(claim.Unanswered ? "unanswered" : "")}\t{claim.Text}"));
    }

    static string Share(List<HarmClaim> claims, Func<HarmClaim, bool> so) => claims.Count == 0 ? "-" : ((double)claims.Count(so) / claims.Count).ToString("0.000", CultureInfo.InvariantCulture);
}
