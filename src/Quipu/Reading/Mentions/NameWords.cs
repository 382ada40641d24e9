using System.Collections.Frozen;

namespace Quipu.Reading.Mentions;

/// <summary>Small words that decide where a name starts, goes on and ends.</summary>
static class NameWords
{
    static readonly FrozenSet<string> Joiners = Set("de del da do dos di von van y e and & of for against on to para contra sobre sin por la las los el");

    static readonly FrozenSet<string> Particles = Set("de del la las los el da do dos di von van y e and & of for against on to para contra sobre sin por the a lo 's ’s");

    // Calendar words and others that English and headlines write with a capital and that name nothing.
    static readonly FrozenSet<string> Never = Set(
        "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre " +
        "lunes martes miercoles jueves viernes sabado domingo i mr ms however although meanwhile also spanish english español internet covid-19 god dios facebook twitter email am pm catholic catolico christmas easter navidad " +
        "photo foto source fuente fuentes read lea leer see ver video more related share tags by por update today hoy ayer yesterday tomorrow according segun when while since after before this that these those it he she they we you in on at from with " +
        "note nota redaccion");

    // Bodies that a lower-case word can name together with its country, place or branch.
    static readonly FrozenSet<string> Bodies = Set(
        "police army military navy government congress senate parliament judiciary embassy " +
        "policia fiscalia procuraduria contraloria ejercito marina armada gobierno congreso senado parlamento asamblea corte tribunal tribunales juzgado juzgados justicia cancilleria embajada ministerio alcaldia municipalidad gobernacion comisaria fiscalias");

    static readonly FrozenSet<string> Ranks = Set(
        "nacional federal regional provincial municipal general supremo suprema superior constitucional civil militar judicial anticorrupcion antidrogas local estatal metropolitano metropolitana electoral especializada especial departamental publico publica penal");

    internal static bool IsBody(string folded) => Bodies.Contains(folded);

    internal static bool IsRank(string folded) => Ranks.Contains(folded);

    internal static bool IsJoiner(string folded) => Joiners.Contains(folded);

    internal static bool IsParticle(string folded) => Particles.Contains(folded);

    internal static bool NeverStart(string folded) => Never.Contains(folded);

    internal static bool NeverInside(string folded) => Never.Contains(folded) && folded is not ("mayo" or "abril" or "julio" or "agosto" or "domingo" or "dios" or "may" or "april" or "june" or "august" or "english" or "santos" or "español");

    internal static bool IsNumberSign(string form) => form is "N°" or "Nº" or "No." or "Nro." or "N." or "#" or "n°" or "nº" or "No";

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for what is called after people ("Hospital Carlos A.") or begins names of places ("San", "Villa"): a given name behind it is its own.</summary>
    internal static bool BearsPeople(string folded) => folded is "hospital" or "colegio" or "universidad" or "instituto" or "fundacion" or "aeropuerto" or "estadio" or "penal" or "escuela" or "clinica" or "centro" or "plaza" or "avenida" or "teatro"
        or "liceo" or "biblioteca" or "museo" or "parque" or "batallon" or "brigada" or "frente" or "comando" or "bloque" or "columna" or "movimiento" or "operacion" or "plan" or "caso" or "ley" or "puente" or "represa" or "grupo" or "corporacion" or "comunidad" or "urbanizacion"
        or "san" or "santa" or "santo" or "general" or "coronel" or "don" or "doña" or "puerto" or "villa" or "ciudad" or "nuevo" or "nueva" or "el" or "la" or "los" or "las" or "de" or "del" or "padre" or "fray" or "mariscal" or "presidente";
}
