using Quipu.Access;
using Quipu.Claims;
using Quipu.Patterns.Kept;

namespace Quipu.Web.Tests.Case;

/// <summary>Two patterns of the desk's own that the sample case has many places for: one that says nothing against anybody, and one that does.</summary>
static class FindingCase
{
    internal const string Plain = "posts", Accusing = "dealings", AccusingLabel = "is said to work with";

    internal const string PlainText = """
        pattern: posts
        title: {en: "Post held", es: "Cargo ocupado"}
        text: {en: "Somebody holds a post.", es: "Alguien ocupa un cargo."}
        rationale: {en: "To try the pages.", es: "Para probar las páginas."}
        innocent: [{en: "A post is nothing bad.", es: "Un cargo no es nada malo."}]
        confirm: [{en: "The appointment.", es: "El nombramiento."}]
        refute: [{en: "A dismissal before.", es: "Un cese anterior."}]
        parties:
          holder: {label: {en: holder, es: titular}, is: [Person], named: true}
          body: {label: {en: body, es: entidad}, is: [PublicBody, Organization, Place]}
        ties:
          post: {label: {en: "holds a post at", es: "ocupa un cargo en"}, from: holder, to: body, by: [holds_post]}

        """;

    internal const string AccusingText = """
        pattern: dealings
        title: {en: "Dealings told", es: "Tratos contados"}
        text: {en: "One is said to work with another.", es: "Se dice que uno trabaja con otro."}
        rationale: {en: "To try the pages.", es: "Para probar las páginas."}
        innocent: [{en: "A rumour.", es: "Un rumor."}]
        confirm: [{en: "A judgment.", es: "Una sentencia."}]
        refute: [{en: "An acquittal.", es: "Una absolución."}]
        parties:
          one: {label: {en: one, es: uno}, is: [Person, Organization]}
          other: {label: {en: other, es: otro}, is: [Person, Organization]}
        ties:
          deal: {label: {en: "is said to work with", es: "trabajaría con"}, from: one, to: other, by: [colludes_with, funds, associate_of], accuses: true}

        """;

    internal static void Add(Site site)
    {
        var folder = Path.Combine(site.Workspace.Path, DeskPatterns.Folder);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Plain + ".yaml"), PlainText);
        File.WriteAllText(Path.Combine(folder, Accusing + ".yaml"), AccusingText);
        Find(site);
    }

    /// <summary>Brings the findings up to the store.</summary>
    internal static void Find(Site site)
    {
        using var held = site.Workspace.Lock(null, TimeProvider.System);
        FindingDesk.Of(site.Workspace).Refresh();
    }

    /// <summary>A private finding that rests on one claim alone.</summary>
    internal static KeptFinding Private(Site site) => site.Store.Findings(Viewer.Owner, new() { Pattern = Accusing, IsLead = false, Private = true }, new(0, 500)).Rows
        .First(k => k.Finding.Hops.SelectMany(h => h.Ties).DistinctBy(t => t.Evidence).Count() == 1);

    internal static ShownClaim ClaimOf(Site site, KeptFinding kept) => site.Store.Claim(Viewer.Owner, new(kept.Finding.Hops[0].Ties[0].Evidence))!;
}
