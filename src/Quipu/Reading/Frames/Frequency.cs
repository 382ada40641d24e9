using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>How often, or for each of what, a sum is given: "5,000 a month", "20 soles por viaje", "a monthly fee of 500".</summary>
static class Frequency
{
    static readonly string[] Often =
    [
        "annually", "yearly", "monthly", "weekly", "daily", "anuales", "anual", "mensuales", "mensual", "semanales", "semanal", "diarios", "diarias", "diario", "quincenales",
    ];

    static readonly string[] Adverbs = [.. Often, "annual", "diaria", "quincenal", "mensualmente", "semanalmente", "diariamente", "anualmente", "quincenalmente"];

    static readonly string[] Times = ["year", "month", "week", "day", "hour", "año", "mes", "semana", "dia", "hora", "quincena", "noche", "night", "kilo", "kilogram", "tonne", "hectare", "hectarea"];

    /// <summary>What a payment is made for one by one: "por camión", "a head". After "por" any other noun says what the money was for.</summary>
    static readonly string[] Units =
    [
        .. Times, "fortnight", "vehicle", "truck", "car", "bus", "boat", "trip", "flight", "shipment", "load", "person", "head", "worker", "contract", "agent", "vote", "ton", "vehiculo", "camion", "carro", "auto", "moto", "mototaxi", "unidad",
        "lancha", "viaje", "vuelta", "vuelo", "cargamento", "embarque", "persona", "cabeza", "trabajador", "contrato", "obra", "agente", "voto", "tonelada", "puesto", "local",
    ];

    /// <summary>"a year", "per month", "al mes", "mensuales", "cada quincena", right behind a number.</summary>
    internal static (int First, int Last)? After(Scene scene, int last)
    {
        var at = last + 1;
        if (scene.Is(at, Often)) return (at, at);
        return scene.Is(at, "a", "an", "per", "each", "every", "al", "por", "cada", "/") && scene.Is(at + 1, Times) ? (at, at + 1) : null;
    }

    /// <summary>Of what is paid: behind the sum or the other end of its range, before it ("a monthly fee of"), or elsewhere in its clause ("every month").</summary>
    internal static (int First, int Last)? Of(Scene scene, QuantityMention sum)
    {
        var quantities = scene.Evidence.Quantities(scene.Sentence.Index);
        var last = quantities.FirstOrDefault(q => q.First == sum.Last + 2 && scene.Is(sum.Last + 1, "and", "to", "or", "y", "a", "o", "-", "–"))?.Last ?? sum.Last;
        if ((After(scene, last) ?? Each(scene, last + 1)) is { } behind) return behind;
        for (var i = sum.First - 1; i >= Math.Max(scene.First, sum.First - 4) && !scene.IsComma(i) && !scene.IsStop(i); i--)
            if (scene.Is(i, Adverbs) && scene.Tokens[i].Upos is Upos.Adj or Upos.Adv) return (i, i);
        var (start, end) = (scene.ClauseStart(sum.First), scene.ClauseEnd(sum.Last));
        for (var i = start; i < end; i++)
            if (scene.Is(i, "each", "every", "cada") && scene.Is(i + 1, Times)) return (i, i + 1);
            else if (i > sum.Last && scene.Is(i, Adverbs) && scene.Tokens[i].Upos == Upos.Adv) return (i, i);
        return end > sum.Last && scene.Is(end, Adverbs) && scene.Tokens[end].Upos == Upos.Adv ? (end, end) : null;
    }

    // "per truck", "por cada viaje", "$70 a head"
    static (int First, int Last)? Each(Scene scene, int at)
    {
        if (scene.Is(at, "por", "for") && scene.Is(at + 1, "cada", "each", "every") && IsNoun(scene, at + 2)) return (at, at + 2);
        if (scene.Is(at, "per", "each", "every", "cada") && IsNoun(scene, at + 1)) return (at, at + 1);
        return scene.Is(at, "a", "an", "al", "por", "/") && scene.Is(at + 1, Units) ? (at, at + 1) : scene.Is(at, "a") && scene.Is(at + 1, "la") && scene.Is(at + 2, "semana", "quincena", "hora") ? (at, at + 2) : null;
    }

    static bool IsNoun(Scene scene, int at) => scene.Holds(at) && scene.Tokens[at].Upos == Upos.Noun && scene.Over(at) is not { Kind: MentionKind.Name };
}
