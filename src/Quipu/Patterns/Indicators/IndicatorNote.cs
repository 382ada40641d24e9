using System.Collections.Immutable;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Indicators;

/// <summary>What an indicator asks, what else explains its flag, and what the data must say for it to be asked at all.</summary>
/// <param name="Says">What a flag says, and no more.</param>
/// <param name="Value">What its number is; null: it is only yes.</param>
/// <param name="Innocent">What else would give the same flag.</param>
/// <param name="Needs">Of the counts of <see cref="IndicatorGround"/>, which must not be 0.</param>
public sealed record IndicatorNote(string Code, Wording Name, Wording Says, Wording? Value, Wording Innocent, ImmutableArray<string> Needs)
{
    /// <summary>All, in order of their codes.</summary>
    public static ImmutableArray<IndicatorNote> All { get; } =
    [
        new("R003", new("Short time for bids", "Plazo corto para ofertas"),
            new("The period for bids was shorter than the threshold (15 whole days where no method has its own).", "El plazo para ofertas fue menor que el umbral (15 días completos, si el método no tiene el suyo)."), null,
            new("The law may allow it for this method or in an emergency; an earlier notice may have told the market.", "La ley puede permitirlo para este método o en una emergencia; un aviso previo pudo informar al mercado."), ["periods"]),
        new("R018", new("One bidder only", "Un solo postor"),
            new("An open or selective process had one tenderer.", "Un proceso abierto o selectivo tuvo un solo postor."), null,
            new("The market may be small or far away, or the thing bought rare.", "El mercado puede ser pequeño o remoto, o lo comprado, poco común."), ["tenderers"]),
        new("R024", new("Winner just below the second", "Ganador apenas por debajo del segundo"),
            new("The second-lowest valid bid lay closer above the winner's than in nearly all processes here.", "La segunda oferta válida más baja quedó más cerca de la ganadora que en casi todos los procesos de aquí."), new("gap, as a share of the winner's price", "diferencia, como proporción del precio ganador"),
            new("Prices of standard goods lie close together everywhere.", "Los precios de bienes corrientes son parecidos en todas partes."), ["decided"]),
        new("R025", new("Bids often, wins hardly ever", "Oferta mucho y casi nunca gana"),
            new("A tenderer with many valid bids won so few of them that it is an outlier here.", "Un postor con muchas ofertas válidas ganó tan pocas que se aparta de los demás de aquí."), new("share of its valid bids that won", "proporción de sus ofertas válidas que ganaron"),
            new("It may be new, dear, or bid for what it seldom makes.", "Puede ser nuevo, caro, u ofertar lo que rara vez hace."), ["decided"]),
        new("R028", new("The same price twice", "El mismo precio dos veces"),
            new("Different tenderers of one process bid the same price.", "Postores distintos de un mismo proceso ofertaron el mismo precio."), null,
            new("The price may be set by law or by the buyer, or be that of a list.", "El precio puede estar fijado por ley o por el comprador, o ser de lista."), ["bids"]),
        new("R030", new("A late bid won", "Ganó una oferta tardía"),
            new("A valid bid is dated after the deadline, and its tenderer was awarded.", "Una oferta válida tiene fecha posterior al cierre, y su postor ganó."), null,
            new("The date may be that of entry into the system, or the deadline may have been moved.", "La fecha puede ser la de registro en el sistema, o el cierre pudo prorrogarse."), ["bids", "deadlines"]),
        new("R035", new("All others disqualified", "Todos los demás descalificados"),
            new("Every bid but the single winner's was disqualified.", "Toda oferta, salvo la del único ganador, fue descalificada."), new("other tenderers disqualified", "otros postores descalificados"),
            new("The others may have failed the same lawful requirement; read the minutes.", "Los otros pudieron incumplir un mismo requisito legal; lea las actas."), ["decided"]),
        new("R036", new("Lowest bid disqualified", "Descalificada la oferta más baja"),
            new("The lowest bid was disqualified and something else was awarded.", "La oferta más baja fue descalificada y se adjudicó otra."), null,
            new("It may have been incomplete, or too low to be meant.", "Pudo estar incompleta o ser demasiado baja para ser seria."), ["bids", "awards"]),
        new("R038", new("Many bids disqualified", "Muchas ofertas descalificadas"),
            new("The share of disqualified bids is an outlier among the buyers, procuring entities or tenderers here.", "La proporción de ofertas descalificadas se aparta de la de los demás compradores, entidades o postores de aquí."), new("share of bids disqualified", "proporción de ofertas descalificadas"),
            new("Requirements may be hard for good reason, or bidders new to the system.", "Los requisitos pueden ser exigentes con razón, o los postores, nuevos en el sistema."), ["bids"]),
        new("R048", new("Supplies everything", "Provee de todo"),
            new("A supplier was awarded more classes of goods than nearly all others with as many awards.", "Un proveedor ganó más clases de bienes que casi todos los demás con tantas adjudicaciones."), new("classes of goods", "clases de bienes"),
            new("Wholesalers and general stores do.", "Los mayoristas y bazares lo hacen."), ["classes"]),
        new("R058", new("Winner far below the second", "Ganador muy por debajo del segundo"),
            new("The second-lowest valid bid lay farther above the winner's than in nearly all processes here.", "La segunda oferta válida más baja quedó más lejos de la ganadora que en casi todos los procesos de aquí."), new("gap, as a share of the winner's price", "diferencia, como proporción del precio ganador"),
            new("The winner may have stock, a new process, or have miscounted.", "El ganador puede tener existencias, un método nuevo o haber calculado mal."), ["decided"]),
    ];

    /// <summary>The indicator of a code.</summary>
    public static IndicatorNote Of(string code) => All.First(n => n.Code == code);
}
