namespace Quipu.Web.Pages.Patterns;

/// <summary>What the editor begins with where nothing is copied: a whole pattern, small enough to be read at once.</summary>
static class FirstPattern
{
    internal const string Slug = "our-first";

    internal const string Text = """
        # docs/patterns.md has the language. / El idioma se explica en docs/patterns.md.
        pattern: our-first
        title: {en: "Paid and posted", es: "Pagado y nombrado"}
        text: {en: "Somebody was paid and holds a post.", es: "Alguien recibió dinero y ocupa un cargo."}
        rationale: {en: "The one may have to do with the other.", es: "Lo uno puede tener que ver con lo otro."}
        innocent:
          - {en: "The payment is a salary or an ordinary price.", es: "El pago es un sueldo o un precio corriente."}
        confirm:
          - {en: "The contract behind the payment.", es: "El contrato detrás del pago."}
        refute:
          - {en: "The payment went to somebody of the same name.", es: "El pago fue para alguien del mismo nombre."}
        parties:
          payer: {label: {en: payer, es: pagador}, is: [Organization, Company, Person]}
          official: {label: {en: official, es: funcionario}, is: [Person], named: true}
          body: {label: {en: body, es: entidad}, is: [PublicBody, Organization], essential: false}
        ties:
          money: {label: {en: paid, es: pagó a}, from: payer, to: official, by: ["@funds"], accuses: true}
          post: {label: {en: holds a post at, es: ocupa un cargo en}, from: official, to: body, by: ["@posts"]}
        times:
          - {first: money, then: post}

        """;

    /// <summary>The text of a pattern under a slug that nobody has yet.</summary>
    internal static string CopyOf(string text, Func<string, bool> isTaken)
    {
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("pattern:", StringComparison.Ordinal));
        if (at < 0) return text;
        var slug = lines[at]["pattern:".Length..].Split('#')[0].Trim().Trim('"', '\'');
        var number = 2;
        while (isTaken($"{slug}-{number}")) number++;
        lines[at] = $"pattern: {slug}-{number}";
        return string.Join('\n', lines);
    }
}
