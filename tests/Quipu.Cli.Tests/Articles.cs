using System.Text;

namespace Quipu.Cli.Tests;

/// <summary>Articles without end, all invented, from a seed: the same seed writes the same files.</summary>
static class Articles
{
    static readonly string[] People = ["Anselma Tupaya", "Ramiro Quelca", "Obdulia Sarmanti", "Teófilo Huarachín", "Nazario Colquepata", "Ildefonsa Mercayo", "Wenceslao Pintuco", "Herminia Ñaupari"];
    static readonly string[] Groups = ["Los Carreteros", "La Balsa", "Clan Pumacota", "Los Relojeros"];
    static readonly string[] Bodies = ["Regional Police of Antay", "Provincial Court of Sullamarca", "Gobierno Regional de Antay", "Fiscalía de Puerto Sullama"];
    static readonly string[] Places = ["Antay", "Puerto Sullama", "Quebrada Honda", "Sullamarca"];

    static readonly string[] English =
    [
        "{0} was arrested in {3} on 4 March 2029 on suspicion of extortion, the {2} said.",
        "According to prosecutors, {0} allegedly paid {1} to protect shipments through {3}.",
        "{0} denied the accusations and said that {1} had never been seen in {3}.",
        "A judge sentenced {0} to 12 years in prison for leading {1}.",
        "Five civilians were killed in {3} in 2028, according to the {2}.",
        "{0}, the mayor of {3}, awarded a contract of 3.2 million dollars to a firm of {4}.",
        "{1} controls the docks of {3}, where it fights its rival, {5}.",
        "The weather in {3} was mild, and the market opened at six.",
    ];

    static readonly string[] Spanish =
    [
        "{0} fue detenido en {3} el 4 de marzo de 2029 por presunta extorsión, informó la {2}.",
        "Según la fiscalía, {0} habría pagado a {1} para proteger cargamentos en {3}.",
        "{0} negó las acusaciones y dijo que {1} nunca operó en {3}.",
        "Un juez condenó a {0} a 12 años de prisión por dirigir {1}.",
        "Cinco civiles fueron asesinados en {3} en 2028, según la {2}.",
        "{0}, alcalde de {3}, adjudicó un contrato de S/ 3,2 millones a una empresa de {4}.",
        "{1} controla los muelles de {3}, donde se enfrenta a su rival, {5}.",
        "El clima en {3} fue templado y el mercado abrió a las seis.",
    ];

    /// <summary>Writes <paramref name="count"/> files into a folder of the sandbox: text, Markdown, HTML, JSON with and without a sidecar, in folders of fifty.</summary>
    internal static void Write(Sandbox sandbox, string folder, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var spanish = i % 2 == 1;
            var (title, text) = ($"{(spanish ? "Noticia" : "Report")} {i} {Of(Places, random)}", Text(spanish ? Spanish : English, 12 + random.Next(20), random));
            var name = $"{folder}/{i / 50:00}/{i:000}";
            switch (i % 5)
            {
                case 0: sandbox.Write(name + ".md", $"---\ntitle: {title}\ndate: 2030-01-{1 + (i % 28):00}\n---\n\n{text}\n"); break;
                case 1: sandbox.Write(name + ".html", $"<!doctype html><html lang=\"{(spanish ? "es" : "en")}\"><head><title>{title}</title></head><body><nav>Menu Home</nav><article><h1>{title}</h1><p>{text.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p></article></body></html>"); break;
                case 2: sandbox.Write(name + ".json", $"{{\"title\": \"{title}\", \"published\": \"2030-02-{1 + (i % 28):00}\", \"text\": \"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}"); break;
                default: sandbox.Write(name + ".txt", $"{title}\n\n{text}\n"); break;
            }
        }
    }

    static string Text(string[] sentences, int count, Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, Of(sentences, random), Of(People, random), Of(Groups, random), Of(Bodies, random), Of(Places, random), Of(People, random), Of(Groups, random));
            text.Append(i % 4 == 3 ? "\n\n" : " ");
        }

        return text.ToString().Trim();
    }

    static string Of(string[] list, Random random) => list[random.Next(list.Length)];
}
