using System.Collections.Frozen;

namespace Quipu.Reading.Coreference;

/// <summary>Nouns so wide that, with "the" or "this" before them, they take up whatever of their kind was spoken of last.</summary>
static class Nouns
{
    static readonly FrozenSet<string> Persons = Set(
        "man woman politician suspect accused detainee fugitive defendant businessman businesswoman lawmaker capo kingpin hombre mujer politico politica imputado imputada acusado acusada detenido detenida investigado investigada " +
        "procesado procesada sentenciado sentenciada profugo profuga magnate cabecilla empresario empresaria funcionario funcionaria exfuncionario exfuncionaria mandatario exmandatario condenado condenada implicado lider leader");

    static readonly FrozenSet<string> Peoples = Set(
        "man woman suspect assailant attacker gunman hitman detainee accused defendant fugitive robber kidnapper killer criminal victim hombre mujer sujeto individuo sospechoso agresor atacante asaltante pistolero sicario " +
        "detenido capturado arrestado implicado acusado imputado investigado procesado delincuente encapuchado enmascarado intervenido fugitivo profugo victima fallecido herido person persona reo inmate criminal pandillero gangster member integrante miembro joven youth people operative");

    static readonly FrozenSet<string> Taken = Set("detainee detenido capturado arrestado aprehendido intervenido");

    static readonly FrozenSet<string> Callings = Set("journalist reporter police officer soldier agent prosecutor judge lawyer official politician lawmaker congressman teacher worker doctor periodista policia oficial soldado agente fiscal juez abogado funcionario politico congresista trabajador maestro medico magistrado efectivo");

    static readonly FrozenSet<string> Groups = Set("gang group clan organization organisation cartel network syndicate mob outfit ring cell banda grupo organizacion cartel red agrupacion estructura mafia faccion faction celula clan");

    static readonly FrozenSet<string> Bodies = Set("agency institution body unit entity institucion organismo entidad dependencia unidad ministerio ministry");

    internal static bool IsPerson(string folded) => Persons.Contains(folded);

    /// <summary>Several people, by lemma.</summary>
    internal static bool IsPeople(string lemma) => Peoples.Contains(lemma);

    /// <summary>Several people who were arrested, by lemma.</summary>
    internal static bool IsTaken(string lemma) => Taken.Contains(lemma);

    /// <summary>People by what they do for a living, by lemma.</summary>
    internal static bool IsCalling(string lemma) => Callings.Contains(lemma);

    internal static bool IsGroup(string lemma) => Groups.Contains(lemma);

    internal static bool IsBody(string lemma) => Bodies.Contains(lemma);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
